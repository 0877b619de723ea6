import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ReleasesScreen } from "./client"

interface ReleasesPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
  /** A project of which a release is to be cut at once. */
  readonly searchParams: Promise<{ readonly cut?: Id<"project"> }>
}

export const metadata = { title: "Releases" }

export default async function ReleasesPage({ params, searchParams }: ReleasesPageProps) {
  const { poolId } = await params
  const { cut } = await searchParams
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  prefetch(trpc.release.list.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <ReleasesScreen poolId={poolId} cutProjectId={cut ?? null} />
    </HydrateClient>
  )
}
