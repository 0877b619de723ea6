import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { NewProjectScreen } from "./client"

interface NewProjectPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export const metadata = { title: "New project" }

export default async function NewProjectPage({ params }: NewProjectPageProps) {
  const { poolId } = await params
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <NewProjectScreen poolId={poolId} />
    </HydrateClient>
  )
}
