import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { DesksScreen } from "./client"

export const metadata: Metadata = { title: "Review", description: "Settle what the crowd could not." }

export default async function ReviewPage() {
  if ((await readViewer()) !== null) {
    prefetch(trpc.review.queues.queryOptions())
    prefetch(trpc.appeal.seats.queryOptions())
    prefetch(trpc.challenge.standing.queryOptions())
  }
  return (
    <HydrateClient>
      <DesksScreen />
    </HydrateClient>
  )
}
