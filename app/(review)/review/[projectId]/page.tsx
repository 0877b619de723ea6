import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, prefetchInfinite, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { DeskScreen } from "./client"

export const metadata = { title: "Desk" }

interface DeskPageProps {
  readonly params: Promise<{ readonly projectId: Id<"project"> }>
}

export default async function DeskPage({ params }: DeskPageProps) {
  const { projectId } = await params
  if ((await readViewer()) !== null) {
    prefetch(trpc.review.queues.queryOptions())
    prefetchInfinite(
      trpc.review.queue.infiniteQueryOptions({ projectId }, { getNextPageParam: (page) => page.nextCursor }),
    )
  }
  return (
    <HydrateClient>
      <DeskScreen projectId={projectId} />
    </HydrateClient>
  )
}
