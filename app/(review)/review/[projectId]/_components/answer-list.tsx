"use client"
import { formatPercent } from "@/app/_lib/format"
import { Meter } from "@/app/_ui/meter"
import { RelativeTime } from "@/app/_ui/relative-time"
import { kinds } from "@/server/domain/kinds/registry"
import type { CaseAnswer, ReviewCase } from "../../../_views"

/** Each labeler's answer under their pseudonym, with how sure one can be of them. */
export function AnswerList({ judged }: { readonly judged: ReviewCase }) {
  const { annotations, project } = judged
  return (
    <section aria-labelledby="answers" className="flex flex-col gap-3">
      <h3 id="answers" className="font-semibold">
        Answers
      </h3>
      <ul className="flex flex-col divide-y divide-line rounded-lg border bg-surface">
        {annotations.map((given) => (
          <li key={given.pseudonym} className="flex flex-col gap-2 px-4 py-3 text-sm">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <p className="min-w-0">
                <span className="font-medium">
                  {kinds[project.kind].describeAnswer(project.config, given.answer)}
                </span>
                <span className="text-ink-faint"> by {given.pseudonym}, </span>
                <RelativeTime at={given.submittedAt} className="text-ink-faint" />
              </p>
              <LabelerSkill given={given} />
            </div>
            {given.note === null ? null : <p className="text-ink-soft">“{given.note}”</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function LabelerSkill({ given }: { readonly given: CaseAnswer }) {
  const { skillMean, skillLow, skillHigh } = given
  if (skillMean === null || skillLow === null || skillHigh === null) {
    return <span className="text-xs text-ink-faint">No skill known yet</span>
  }
  return (
    <span className="flex items-center gap-2">
      <span className="tabular text-xs text-ink-soft">
        right {formatPercent(skillMean)} ({formatPercent(skillLow)} to {formatPercent(skillHigh)})
      </span>
      <span className="w-24">
        <Meter
          isBare
          label={`Skill of ${given.pseudonym}`}
          share={skillMean}
          interval={[skillLow, skillHigh]}
        />
      </span>
    </span>
  )
}
