import type { Metadata } from "next"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { StatusScreen } from "./client"

export const metadata: Metadata = {
  title: "Status",
  description: "How far this site has read the chain, and what waits to be sent to it.",
}

export default async function StatusPage() {
  await Promise.all([
    prefetch(trpc.site.chainStatus.queryOptions()),
    prefetch(trpc.site.relayStatus.queryOptions()),
  ])
  return (
    <HydrateClient>
      <StatusScreen />
    </HydrateClient>
  )
}
