import type { Metadata } from "next"
import { HydrateClient, prefetch, prefetchInfinite, readViewer, trpc } from "@/app/_trpc/server"
import { openProjects } from "./_components/open-projects-query"
import { LobbyScreen } from "./client"

export const metadata: Metadata = {
  title: "Label",
  description: "Answer short runs of tasks, earn points, and see why each answer counted as it did.",
}

export default async function LabelPage() {
  prefetchInfinite(
    trpc.project.list.infiniteQueryOptions(openProjects, { getNextPageParam: (page) => page.nextCursor }),
  )
  if ((await readViewer()) !== null) {
    prefetch(trpc.account.me.queryOptions())
    prefetch(trpc.run.mine.queryOptions({}))
  }
  return (
    <HydrateClient>
      <LobbyScreen />
    </HydrateClient>
  )
}
