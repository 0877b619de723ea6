import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { RunScreen } from "./client"

export const metadata = { title: "Run" }

interface RunPageProps {
  readonly params: Promise<{ readonly runId: Id<"run"> }>
}

export default async function RunPage({ params }: RunPageProps) {
  const { runId } = await params
  prefetch(trpc.run.get.queryOptions({ runId }))
  return (
    <HydrateClient>
      <RunScreen runId={runId} />
    </HydrateClient>
  )
}
