"use client"
import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { ErrorState } from "@/app/_ui/error-state"
import { ProgressBar } from "@/app/_ui/progress"
import type { Id } from "@/server/domain/id"
import { VerdictFigures } from "../../../../_rows/verdict-figures"
import { VerdictRows } from "../../../../_rows/verdict-rows"
import { forgetDraft } from "../../../../_sending/drafts"
import { type Contribution, isJudged } from "../../../../_views"

const pollMilliseconds = 1000

/** The pool's answer, as soon as it is there: row by row, with reasons, and the way to mend what it did not take. */
export function VerdictStep({ contributionId }: { readonly contributionId: Id<"contribution"> }) {
  const trpc = useTRPC()
  const contribution = useQuery({
    ...trpc.contribution.get.queryOptions({ contributionId }),
    refetchInterval: (query) =>
      query.state.data !== undefined && isJudged(query.state.data) ? false : pollMilliseconds,
  })
  const { data } = contribution
  useEffect(() => {
    // Where rows were rejected the sealed copy stays: mending reads them from it.
    if (data !== undefined && isJudged(data) && data.rejectedCount === 0) void forgetDraft(contributionId)
  }, [data, contributionId])
  if (contribution.isError && data === undefined) {
    return (
      <ErrorState
        title="The verdict could not be read."
        safe="Your contribution was handed in. Nothing is lost."
        action={<Button onClick={() => void contribution.refetch()}>Try again</Button>}
      />
    )
  }
  if (data === undefined || !isJudged(data)) return <WaitingForVerdict />
  return <Verdict contribution={data} />
}

function WaitingForVerdict() {
  return (
    <div className="flex max-w-2xl flex-col gap-4 py-6">
      <ProgressBar
        label="The vault checks your rows"
        share={null}
        detail="It opens them, checks your consent and each row, and seals what it takes. This takes seconds for most."
      />
      <p className="text-sm text-ink-soft">You may leave: the verdict stands in My data.</p>
    </div>
  )
}

function Verdict({ contribution }: { readonly contribution: Contribution }) {
  const { contributionId, acceptedCount, rejectedCount, pool } = contribution
  return (
    <div className="flex flex-col gap-6">
      <Callout tone={acceptedCount > 0 ? "done" : "fault"} title={verdictTitle(contribution)}>
        {verdictText(contribution)}
      </Callout>
      <VerdictFigures contribution={contribution} />
      {rejectedCount === 0 ? null : (
        <Section
          className="py-0"
          title={rejectedCount === 1 ? "The row that was not taken" : "Rows that were not taken"}
          lead="Mend it and send it again; the rest need not be sent twice. A row that only repeats another can be appealed, from this contribution's page: nothing else of what was rejected is kept."
          actions={
            <LinkButton variant="primary" href={routes.contribute(pool.poolId, { fixes: contributionId })}>
              Mend and send again
            </LinkButton>
          }
        >
          <VerdictRows contributionId={contributionId} verdict="rejected" />
        </Section>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={routes.myContribution(contributionId)}>See this contribution</LinkButton>
        <LinkButton href={routes.contribute(pool.poolId)}>Contribute more</LinkButton>
      </div>
    </div>
  )
}

function verdictTitle({ acceptedCount, rejectedCount }: Contribution): string {
  if (rejectedCount === 0)
    return acceptedCount === 1 ? "Your row was taken" : `All ${formatCount(acceptedCount)} rows were taken`
  if (acceptedCount === 0) return "Nothing was taken"
  return `${formatCount(acceptedCount)} of ${formatCount(acceptedCount + rejectedCount)} rows were taken`
}

function verdictText({ acceptedCount, rejectionReason }: Contribution): string {
  if (rejectionReason !== null) return rejectionReason
  return acceptedCount > 0
    ? "Each is an item of the pool now, sealed under a key of its contribution. Closing the gate deletes that key."
    : "The reasons stand below, row by row."
}
