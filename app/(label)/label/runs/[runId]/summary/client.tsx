"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import type { RunSheet, RunSummary } from "../../../../_views"
import { OutcomeList } from "./_components/outcome-list"
import { RunMoved } from "./_components/run-moved"
import { RunRewards } from "./_components/run-rewards"
import { RunScore } from "./_components/run-score"

const pollMilliseconds = 4000

/** What came of a run, and why. */
export function SummaryScreen({ runId }: { readonly runId: Id<"run"> }) {
  const { viewer } = useSession()
  return (
    <div className="page max-w-4xl py-8 sm:py-10">
      {viewer === null ? (
        <SignInNeeded title="Sign in to see this run" text="Only you can see what came of your runs." />
      ) : (
        <LoadedSummary runId={runId} />
      )}
    </div>
  )
}

function LoadedSummary({ runId }: { readonly runId: Id<"run"> }) {
  const trpc = useTRPC()
  const summary = useQuery({
    ...trpc.run.summary.queryOptions({ runId }),
    refetchInterval: (query) => (query.state.data?.state === "finished" ? pollMilliseconds : false),
  })
  const sheet = useQuery(trpc.run.get.queryOptions({ runId }))
  const error = summary.error ?? sheet.error
  if (error !== null) {
    return (
      <ErrorPanel
        error={error}
        onRetry={() => {
          void summary.refetch()
          void sheet.refetch()
        }}
      />
    )
  }
  if (summary.data === undefined || sheet.data === undefined) return <SummarySkeleton />
  return <SummaryBody summary={summary.data} sheet={sheet.data} />
}

function SummaryBody({ summary, sheet }: { readonly summary: RunSummary; readonly sheet: RunSheet }) {
  const { projectId } = summary
  return (
    <>
      <PageHeader
        title={titleOf(summary)}
        back={{ href: routes.label(), label: "Label" }}
        status={<StatusBadge state={summary.state} />}
        lead={sheet.project.question}
        actions={
          summary.state === "open" ? (
            <LinkButton variant="primary" href={routes.run(summary.runId)}>
              Go on with the run
            </LinkButton>
          ) : (
            <LinkButton variant="primary" href={routes.labelProject(projectId)}>
              {summary.isPassed === false ? "Try again" : "Take the next run"}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-8">
        {summary.state === "abandoned" || summary.state === "open" ? (
          <p className="max-w-prose text-ink-soft">{summary.note}</p>
        ) : (
          <>
            <RunScore summary={summary} />
            {summary.isQualification ? null : <RunMoved summary={summary} />}
            <RunRewards summary={summary} />
            <OutcomeList summary={summary} sheet={sheet} />
          </>
        )}
      </div>
    </>
  )
}

function titleOf({ state, isPassed, rows }: RunSummary): string {
  if (isPassed !== null) return isPassed ? "You are qualified" : "Not passed this time"
  if (state === "abandoned") return "This run was closed"
  if (state === "open") return "This run is still open"
  const scored = rows.filter(
    (row) => row.outcome === "right" || row.outcome === "wrong" || row.outcome === "partly",
  )
  const isClean = state === "settled" && scored.length > 0 && scored.every((row) => row.outcome === "right")
  return isClean ? "Every answer right" : state === "settled" ? "Run settled" : "Run finished"
}

function SummarySkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <Skeleton className="h-10 w-72" />
      <Skeleton className="h-36 rounded-lg" />
      <SkeletonRows rows={6} />
    </div>
  )
}
