import type { Metadata } from "next"
import { HydrateClient, readOr404, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { PoolScreen } from "./client"

interface PoolPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export async function generateMetadata({ params }: PoolPageProps): Promise<Metadata> {
  const { poolId } = await params
  const pool = await readOr404(trpc.pool.get.queryOptions({ poolId }))
  return { title: pool.name, description: pool.purpose.slice(0, 200) }
}

export default async function PoolPage({ params }: PoolPageProps) {
  const { poolId } = await params
  await readOr404(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <PoolScreen poolId={poolId} />
    </HydrateClient>
  )
}
