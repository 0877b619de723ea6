import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetchInfinite, trpc } from "@/app/_trpc/server"
import { AppealsScreen } from "./client"

export const metadata: Metadata = { title: "My appeals" }

export default async function AppealsPage() {
  if ((await readViewer()) !== null) {
    await prefetchInfinite(
      trpc.appeal.mine.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
    )
  }
  return (
    <HydrateClient>
      <AppealsScreen />
    </HydrateClient>
  )
}
