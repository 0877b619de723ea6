import { Play } from "lucide-react"
import Link from "next/link"
import { formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Points } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { RelativeTime } from "@/app/_ui/relative-time"
import { type Column, Table } from "@/app/_ui/table"
import type { RunLine } from "../../_views"

const shownRuns = 5

interface RunsProps {
  readonly runs: readonly RunLine[]
}

/** Runs to go on with; nothing where there is none. */
export function OpenRuns({ runs }: RunsProps) {
  const open = runs.filter((run) => run.state === "open")
  if (open.length === 0) return null
  return (
    <section aria-label="Open runs" className="flex flex-col gap-4">
      {open.map((run) => (
        <OpenRun key={run.runId} run={run} />
      ))}
    </section>
  )
}

/** What became of the latest runs. */
export function PastRuns({ runs }: RunsProps) {
  const past = runs.filter((run) => run.state !== "open").slice(0, shownRuns)
  if (past.length === 0) return null
  return (
    <section aria-labelledby="my-runs" className="flex flex-col gap-4">
      <h2 id="my-runs" className="text-lg font-semibold">
        Your latest runs
      </h2>
      <Table caption="Your latest runs" columns={columns} rows={past} rowKey={(run) => run.runId} />
    </section>
  )
}

function OpenRun({ run }: { readonly run: RunLine }) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-water bg-water-soft p-5 sm:flex-row sm:items-center sm:justify-between">
      <div className="min-w-0">
        <p className="font-medium">{run.question}</p>
        <p className="text-sm text-ink-soft">
          {run.size} tasks{run.isQualification ? ", qualification" : null}. Kept for you; the time ends{" "}
          <RelativeTime at={run.leaseExpiresAt} />.
        </p>
      </div>
      <LinkButton variant="primary" href={routes.run(run.runId)}>
        <Play aria-hidden />
        Go on with the run
      </LinkButton>
    </div>
  )
}

const columns: readonly Column<RunLine>[] = [
  {
    key: "run",
    title: "Run",
    isHead: true,
    cell: (run) => (
      <Link href={routes.runSummary(run.runId)} className="font-medium text-water-ink hover:underline">
        {run.projectName}
      </Link>
    ),
  },
  { key: "state", title: "State", cell: (run) => <StatusBadge state={run.state} /> },
  { key: "when", title: "Taken", isWideOnly: true, cell: (run) => <RelativeTime at={run.takenAt} /> },
  {
    key: "score",
    title: "Score",
    isNumeric: true,
    cell: (run) => (run.score === null ? "–" : formatPercent(run.score)),
  },
  {
    key: "points",
    title: "Points",
    isNumeric: true,
    cell: (run) =>
      run.earnedPoints === null ? (
        "–"
      ) : (
        <Points points={run.earnedPoints + (run.settlementPoints ?? 0n)} sign="always" />
      ),
  },
]
