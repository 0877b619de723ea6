import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ProjectScreen } from "./client"

export const metadata = { title: "Project" }

interface ProjectPageProps {
  readonly params: Promise<{ readonly projectId: Id<"project"> }>
}

export default async function ProjectPage({ params }: ProjectPageProps) {
  const { projectId } = await params
  prefetch(trpc.project.get.queryOptions({ projectId }))
  if ((await readViewer()) !== null) prefetch(trpc.run.preview.queryOptions({ projectId, stakePoints: 0n }))
  return (
    <HydrateClient>
      <ProjectScreen projectId={projectId} />
    </HydrateClient>
  )
}
