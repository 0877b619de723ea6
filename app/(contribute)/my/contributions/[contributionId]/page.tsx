import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ContributionScreen } from "./client"

export const metadata = { title: "Contribution" }

interface ContributionPageProps {
  readonly params: Promise<{ readonly contributionId: Id<"contribution"> }>
}

export default async function ContributionPage({ params }: ContributionPageProps) {
  const { contributionId } = await params
  await prefetch(trpc.contribution.get.queryOptions({ contributionId }))
  return (
    <HydrateClient>
      <ContributionScreen contributionId={contributionId} />
    </HydrateClient>
  )
}
