import type { Metadata } from "next"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { StatusScreen } from "./client"

export const metadata: Metadata = {
  title: "Status",
  description: "How far this site has read the chain, and how old what it shows can be.",
}

export default async function StatusPage() {
  await prefetch(trpc.site.chainStatus.queryOptions())
  return (
    <HydrateClient>
      <StatusScreen />
    </HydrateClient>
  )
}
