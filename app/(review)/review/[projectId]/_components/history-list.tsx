"use client"
import { shortenHex } from "@/app/_lib/format"
import { RelativeTime } from "@/app/_ui/relative-time"
import { kinds } from "@/server/domain/kinds/registry"
import { type VerdictDecision, verdictReasonTexts } from "@/server/domain/label/verdict"
import type { PastVerdict, ReviewCase } from "../../../_views"

export const decisionTexts: Readonly<Record<VerdictDecision, string>> = {
  label: "Settled",
  more_labels: "Asked for more labels",
  retire: "Retired",
}

/** Verdicts given on this task before, also those taken back. */
export function HistoryList({ judged }: { readonly judged: ReviewCase }) {
  if (judged.history.length === 0) return null
  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <h3 id="history" className="font-semibold">
        History
      </h3>
      <ol className="flex flex-col gap-2 text-sm">
        {judged.history.map((past) => (
          <li key={past.verdictId} className="border-l-2 border-line pl-3">
            <p>
              <span className={past.undoneAt === null ? "font-medium" : "text-ink-faint line-through"}>
                {outcomeOf(past, judged)}
              </span>{" "}
              <span className="text-ink-soft">{verdictReasonTexts[past.reason]}.</span>
            </p>
            <p className="text-ink-faint">
              {past.moderatorName ?? shortenHex(past.moderatorAddress)}, <RelativeTime at={past.givenAt} />
              {past.undoneAt === null ? null : ", taken back"}
            </p>
            {past.note === null ? null : <p className="text-ink-soft">“{past.note}”</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function outcomeOf({ decision, answer }: PastVerdict, { project }: ReviewCase): string {
  if (answer === null) return `${decisionTexts[decision]}.`
  return `${decisionTexts[decision]}: ${kinds[project.kind].describeAnswer(project.config, answer)}.`
}
