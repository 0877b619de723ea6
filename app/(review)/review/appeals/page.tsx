import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { AppealsDeskScreen } from "./client"

export const metadata: Metadata = { title: "Appeals to review" }

export default async function AppealsDeskPage() {
  if ((await readViewer()) !== null) await prefetch(trpc.appeal.seats.queryOptions())
  return (
    <HydrateClient>
      <AppealsDeskScreen />
    </HydrateClient>
  )
}
