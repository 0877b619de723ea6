import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ChallengeScreen } from "./client"

interface ChallengePageProps {
  readonly params: Promise<{ readonly grantId: Id<"grant"> }>
}

export const metadata: Metadata = { title: "Challenge" }

export default async function ChallengePage({ params }: ChallengePageProps) {
  const { grantId } = await params
  if ((await readViewer()) !== null) await prefetch(trpc.challenge.standing.queryOptions())
  return (
    <HydrateClient>
      <ChallengeScreen grantId={grantId} />
    </HydrateClient>
  )
}
