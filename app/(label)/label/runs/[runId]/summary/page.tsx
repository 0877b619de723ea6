import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { SummaryScreen } from "./client"

export const metadata = { title: "Run summary" }

interface SummaryPageProps {
  readonly params: Promise<{ readonly runId: Id<"run"> }>
}

export default async function SummaryPage({ params }: SummaryPageProps) {
  const { runId } = await params
  prefetch(trpc.run.summary.queryOptions({ runId }))
  prefetch(trpc.run.get.queryOptions({ runId }))
  prefetch(trpc.account.me.queryOptions())
  return (
    <HydrateClient>
      <SummaryScreen runId={runId} />
    </HydrateClient>
  )
}
