"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { ErrorState } from "@/app/_ui/error-state"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { CallPromise } from "@/server/domain/bounty/call"
import type { Id } from "@/server/domain/id"
import { readDraft } from "../../../../_sending/drafts"
import type { Contribution, PoolSheet } from "../../../../_views"
import { ContributeFlow } from "./contribute-flow"
import { VerdictStep } from "./verdict-step"

interface ResumeDraftProps {
  readonly pool: PoolSheet
  readonly contributionId: Id<"contribution">
}

/** Goes on with a contribution where it stopped, from the copy that this device keeps. */
export function ResumeDraft({ pool, contributionId }: ResumeDraftProps) {
  const trpc = useTRPC()
  const contribution = useQuery(trpc.contribution.get.queryOptions({ contributionId }))
  const draft = useQuery({
    queryKey: ["draft", contributionId],
    queryFn: () => readDraft(contributionId),
    staleTime: 0,
    gcTime: 0,
  })
  if (contribution.isError)
    return <ErrorPanel error={contribution.error} onRetry={() => void contribution.refetch()} />
  if (contribution.isPending || draft.isPending) return <SkeletonRows rows={4} />
  const { state } = contribution.data
  if (state !== "draft" && state !== "uploading") return <VerdictStep contributionId={contributionId} />
  if (draft.data === null || draft.data === undefined) {
    return (
      <ErrorState
        title="This device does not have the encrypted copy."
        safe="Nothing that arrived can be opened without your signature, which was never given."
        todo="Go on with the browser in which you began, or choose your data once more."
        action={
          <LinkButton variant="primary" href={routes.contribute(pool.poolId)}>
            Choose data again
          </LinkButton>
        }
      />
    )
  }
  return <ContributeFlow pool={pool} draft={{ ...draft.data, promise: promiseOf(contribution.data) }} />
}

/** What the call still pays: of a promise that has lapsed meanwhile nothing. */
function promiseOf({ call }: Contribution): CallPromise | null {
  if (call === null) return null
  const { rewardAmount, promisedCount, rewardedCount } = call
  return { rewardAmount, promisedCount: rewardedCount ?? promisedCount }
}
