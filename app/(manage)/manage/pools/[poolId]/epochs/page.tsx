import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { EpochsScreen } from "./client"

interface EpochsPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export const metadata = { title: "Epochs" }

export default async function EpochsPage({ params }: EpochsPageProps) {
  const { poolId } = await params
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  prefetch(trpc.epoch.list.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <EpochsScreen poolId={poolId} />
    </HydrateClient>
  )
}
