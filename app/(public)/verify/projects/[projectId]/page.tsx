import type { Metadata } from "next"
import { HydrateClient, readOr404, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { VerifyProjectScreen } from "./client"

interface VerifyProjectPageProps {
  readonly params: Promise<{ readonly projectId: Id<"project"> }>
}

export async function generateMetadata({ params }: VerifyProjectPageProps): Promise<Metadata> {
  const { projectId } = await params
  const { project } = await readOr404(trpc.transcript.get.queryOptions({ projectId }))
  return { title: `Verify ${project.name}` }
}

export default async function VerifyProjectPage({ params }: VerifyProjectPageProps) {
  const { projectId } = await params
  await readOr404(trpc.transcript.get.queryOptions({ projectId }))
  return (
    <HydrateClient>
      <VerifyProjectScreen projectId={projectId} />
    </HydrateClient>
  )
}
