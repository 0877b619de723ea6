import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ModeratorsScreen } from "./client"

interface ModeratorsPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export const metadata = { title: "Moderators" }

export default async function ModeratorsPage({ params }: ModeratorsPageProps) {
  const { poolId } = await params
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <ModeratorsScreen poolId={poolId} />
    </HydrateClient>
  )
}
