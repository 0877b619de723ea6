"use client"
import { Check, Clock, Minus, X } from "lucide-react"
import type { ReactNode } from "react"
import { formatPercent } from "@/app/_lib/format"
import { Card } from "@/app/_ui/card"
import { classNames } from "@/app/_ui/class-names"
import { Meter } from "@/app/_ui/meter"
import { Why } from "@/app/_ui/why"
import { qualificationPassShare } from "@/server/domain/run/qualification"
import type { RunSummary } from "../../../../../_views"

/** The dots of the run, filled by what came of them, and the score against its target. */
export function RunScore({ summary }: { readonly summary: RunSummary }) {
  const { rows, score, state } = summary
  const targetScore = summary.isQualification ? qualificationPassShare : summary.targetScore
  const count = (...outcomes: readonly string[]) =>
    rows.filter((row) => outcomes.includes(row.outcome)).length
  const unsettled = count("unsettled")
  return (
    <Card className="flex flex-col gap-5">
      <ul aria-label="What came of each task" className="flex flex-wrap gap-1.5">
        {rows.map((row, place) => (
          <li key={row.assignmentId}>
            <Dot outcome={row.outcome} place={place} />
          </li>
        ))}
      </ul>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        <Count term="Right" count={count("right")} />
        {count("partly") === 0 ? null : <Count term="Partly right" count={count("partly")} />}
        <Count term="Wrong" count={count("wrong")} />
        <Count term="Unsettled" count={unsettled} />
        <Count term="Skipped or withdrawn" count={count("skipped", "withdrawn", "left")} />
      </dl>
      {score === null ? null : (
        <div className="flex flex-col gap-1">
          <Meter
            label="Score"
            share={score}
            target={targetScore}
            tone={score >= targetScore ? "good" : "amber"}
            fractionDigits={1}
          />
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <span className="text-sm text-ink-faint">
              {summary.isQualification
                ? `To pass, ${formatPercent(targetScore)} must be right.`
                : `The line is the target, ${formatPercent(targetScore)}.`}
            </span>
            <Why
              title={`Why ${formatPercent(score, 1)}?`}
              reason={<Sentences sentences={summary.reasons} />}
            />
          </div>
        </div>
      )}
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {state === "finished" && unsettled > 0
          ? `${unsettled === 1 ? "One task is" : `${unsettled} tasks are`} still being decided by other labelers or a moderator. The run is settled then; this page follows by itself.`
          : state === "finished"
            ? "All tasks are decided. The run is being settled."
            : null}
      </p>
    </Card>
  )
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <span className="flex flex-col gap-1.5">
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </span>
  )
}

function Count({ term, count }: { readonly term: string; readonly count: number }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="tabular text-base font-semibold">{count}</dd>
    </div>
  )
}

type Outcome = RunSummary["rows"][number]["outcome"]

const looks: Readonly<Record<Outcome, { readonly look: string; readonly icon: ReactNode }>> = {
  right: { look: "bg-good-soft text-good-ink", icon: <Check /> },
  partly: { look: "bg-amber-soft text-amber-ink", icon: <Check /> },
  wrong: { look: "bg-bad-soft text-bad-ink", icon: <X /> },
  unsettled: { look: "bg-water-soft text-water-ink", icon: <Clock /> },
  skipped: { look: "bg-sunken text-ink-faint", icon: <Minus /> },
  withdrawn: { look: "bg-sunken text-ink-faint", icon: <Minus /> },
  left: { look: "bg-sunken text-ink-faint", icon: <Minus /> },
}

/** Each dot settles in turn; the whole takes less than a fifth of a second. */
function Dot({ outcome, place }: { readonly outcome: Outcome; readonly place: number }) {
  const { look, icon } = looks[outcome]
  return (
    <span
      role="img"
      aria-label={`Task ${place + 1}: ${outcome}`}
      style={{ transitionDelay: `${Math.min(place, 9) * 8}ms` }}
      className={classNames(
        "flex size-9 items-center justify-center rounded-full transition-[scale,opacity] duration-120 [&>svg]:size-4.5",
        "starting:scale-50 starting:opacity-0",
        look,
      )}
    >
      {icon}
    </span>
  )
}
