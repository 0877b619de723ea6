import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ManageProjectScreen } from "./client"

interface ManageProjectPageProps {
  readonly params: Promise<{ readonly projectId: Id<"project"> }>
}

export const metadata = { title: "Manage a project" }

export default async function ManageProjectPage({ params }: ManageProjectPageProps) {
  const { projectId } = await params
  if ((await readViewer()) !== null) {
    prefetch(trpc.project.get.queryOptions({ projectId }))
    prefetch(trpc.project.progress.queryOptions({ projectId }))
  }
  return (
    <HydrateClient>
      <ManageProjectScreen projectId={projectId} />
    </HydrateClient>
  )
}
