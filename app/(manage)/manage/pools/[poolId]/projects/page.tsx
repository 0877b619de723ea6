import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ProjectsScreen } from "./client"

interface ProjectsPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

export const metadata = { title: "Projects" }

export default async function ProjectsPage({ params }: ProjectsPageProps) {
  const { poolId } = await params
  prefetch(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <ProjectsScreen poolId={poolId} />
    </HydrateClient>
  )
}
