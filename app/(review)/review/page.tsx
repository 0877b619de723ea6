import type { Metadata } from "next"
import { HydrateClient, prefetch, readViewer, trpc } from "@/app/_trpc/server"
import { DesksScreen } from "./client"

export const metadata: Metadata = { title: "Review", description: "Settle what the crowd could not." }

export default async function ReviewPage() {
  if ((await readViewer()) !== null) prefetch(trpc.review.queues.queryOptions())
  return (
    <HydrateClient>
      <DesksScreen />
    </HydrateClient>
  )
}
