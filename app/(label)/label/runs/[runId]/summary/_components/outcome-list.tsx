"use client"
import { useQueryClient } from "@tanstack/react-query"
import { formatPercent } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Badge, type Tone } from "@/app/_ui/badge"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import type { ItemContent } from "@/server/domain/pool/item-schema"
import { skipReasonTexts } from "@/server/domain/run/state"
import { bodyOf } from "../../../../../_kinds/item-parts"
import { PosteriorBars } from "../../../../../_kinds/posterior-bars"
import type { OpenedForReader } from "../../../../../_reading/open-items"
import type { RunOutcome, RunSheet, RunSummary } from "../../../../../_views"
import { runItemsKey } from "../../_components/use-run-items"
import { AppealOffer } from "./appeal-offer"
import { reasonOf } from "./reason-of"

interface OutcomeListProps {
  readonly summary: RunSummary
  readonly sheet: RunSheet
}

/** Every task of the run: my answer, the settled one, and the grounds. */
export function OutcomeList({ summary, sheet }: OutcomeListProps) {
  // The items are gone from the server's reach once a run is over; what this tab still remembers is shown.
  const opened = useQueryClient().getQueryData<OpenedForReader>(runItemsKey(summary.runId))
  return (
    <section aria-labelledby="task-by-task" className="flex flex-col gap-3">
      <h2 id="task-by-task" className="text-lg font-semibold">
        Task by task
      </h2>
      <ol className="flex flex-col divide-y divide-line rounded-lg border bg-surface">
        {summary.rows.map((row) => (
          <li key={row.assignmentId}>
            <OutcomeRow row={row} sheet={sheet} items={opened?.items} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface OutcomeRowProps {
  readonly row: RunOutcome
  readonly sheet: RunSheet
  readonly items: Readonly<Record<string, ItemContent>> | undefined
}

const badges: Readonly<Record<RunOutcome["outcome"], { readonly text: string; readonly tone: Tone }>> = {
  right: { text: "Right", tone: "good" },
  partly: { text: "Partly right", tone: "amber" },
  wrong: { text: "Wrong", tone: "bad" },
  unsettled: { text: "Unsettled", tone: "water" },
  skipped: { text: "Skipped", tone: "neutral" },
  withdrawn: { text: "Withdrawn", tone: "neutral" },
  left: { text: "Not answered", tone: "neutral" },
}

function OutcomeRow({ row, sheet, items }: OutcomeRowProps) {
  const { text, tone } = badges[row.outcome]
  return (
    <details className="group">
      <summary className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-sm hover:bg-sunken/60">
        <span className="tabular w-6 text-ink-faint">{row.position + 1}</span>
        <Badge tone={tone}>{text}</Badge>
        {row.isGold && !sheet.run.isQualification ? <Badge tone="amber">Gold</Badge> : null}
        <span className="min-w-0 flex-1 text-ink-soft max-sm:order-last max-sm:basis-full max-sm:pl-10">
          {answersOf(row, sheet)}
        </span>
        {row.appeal === null ? null : <Badge tone="water">Appealed</Badge>}
        {row.earnedPoints > 0n ? <Points points={row.earnedPoints} sign="always" /> : null}
        <span className="ml-auto text-water-ink underline underline-offset-3 group-open:hidden">Why?</span>
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-5 text-sm sm:pl-14">
        <Excerpts row={row} sheet={sheet} items={items} />
        <p className="max-w-prose text-ink-soft">{reasonOf(row, sheet.run.isQualification)}</p>
        {row.why.goldExplanation === null ? null : (
          <blockquote className="border-l-2 border-good pl-3 text-ink">{row.why.goldExplanation}</blockquote>
        )}
        {row.why.verdict?.note ? (
          <blockquote className="border-l-2 border-edge pl-3 text-ink">{row.why.verdict.note}</blockquote>
        ) : null}
        {row.why.posterior === null ? null : (
          <PosteriorBars
            kind={sheet.project.kind}
            config={sheet.project.config}
            posterior={row.why.posterior}
            isSwapped={row.isSwapped}
            chosen={row.myAnswer}
          />
        )}
        {row.credit === null || sheet.run.isQualification ? null : (
          <p className="text-ink-faint">
            Credit {formatPercent(row.credit, 1)}, the share of the reward it earned.
          </p>
        )}
        {row.note === null ? null : <p className="text-ink-faint">Your reason: {row.note}</p>}
        <AppealOffer row={row} />
      </div>
    </details>
  )
}

function answersOf(row: RunOutcome, { project }: RunSheet): string {
  const describe = (answer: Answer) => kinds[project.kind].describeAnswer(project.config, answer)
  if (row.skipReason !== null && row.myAnswer === null) return skipReasonTexts[row.skipReason]
  if (row.myAnswer === null) return ""
  const mine = `You: ${describe(row.myAnswer)}`
  if (row.settledAnswer === null || row.outcome === "right") return mine
  return `${mine}. Settled: ${describe(row.settledAnswer)}`
}

function Excerpts({ row, sheet, items }: OutcomeRowProps) {
  const ids = row.isSwapped ? [...row.itemIds].reverse() : row.itemIds
  const texts = ids.flatMap((itemId) => {
    const content = items?.[itemId]
    return content === undefined ? [] : [{ itemId, text: bodyOf(sheet.project.itemSchema, content) }]
  })
  if (texts.length === 0) return null
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {texts.map(({ itemId, text }) => (
        <div key={itemId} className="rounded-md bg-sunken p-3">
          <p className="line-clamp-4 text-ink-soft" dir="auto">
            {text}
          </p>
        </div>
      ))}
    </div>
  )
}
