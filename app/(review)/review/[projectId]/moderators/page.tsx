import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ModeratorsScreen } from "./client"

export const metadata: Metadata = { title: "Moderators" }

interface ModeratorsPageProps {
  readonly params: Promise<{ readonly projectId: Id<"project"> }>
}

export default async function ModeratorsPage({ params }: ModeratorsPageProps) {
  const { projectId } = await params
  if ((await readViewer()) !== null) await prefetch(trpc.review.moderators.queryOptions({ projectId }))
  return (
    <HydrateClient>
      <ModeratorsScreen projectId={projectId} />
    </HydrateClient>
  )
}
