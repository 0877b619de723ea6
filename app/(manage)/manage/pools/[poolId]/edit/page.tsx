import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { EditPoolScreen } from "./client"

interface EditPoolPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export const metadata = { title: "A pool's terms" }

export default async function EditPoolPage({ params }: EditPoolPageProps) {
  const { poolId } = await params
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <EditPoolScreen poolId={poolId} />
    </HydrateClient>
  )
}
