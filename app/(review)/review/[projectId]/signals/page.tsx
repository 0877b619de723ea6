import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { SignalsScreen } from "./client"

export const metadata = { title: "Signals" }

interface SignalsPageProps {
  readonly params: Promise<{ readonly projectId: Id<"project"> }>
}

export default async function SignalsPage({ params }: SignalsPageProps) {
  const { projectId } = await params
  if ((await readViewer()) !== null) prefetch(trpc.review.signals.queryOptions({ projectId }))
  return (
    <HydrateClient>
      <SignalsScreen projectId={projectId} />
    </HydrateClient>
  )
}
