import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { PoolOverviewScreen } from "./client"

interface ManagePoolPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export const metadata = { title: "Manage a pool" }

export default async function ManagePoolPage({ params }: ManagePoolPageProps) {
  const { poolId } = await params
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <PoolOverviewScreen poolId={poolId} />
    </HydrateClient>
  )
}
