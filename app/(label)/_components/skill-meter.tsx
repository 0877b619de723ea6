import { formatCount, formatPercent } from "@/app/_lib/format"
import { Meter } from "@/app/_ui/meter"
import { Sparkline } from "@/app/_ui/sparkline"
import { Why } from "@/app/_ui/why"
import type { Skill } from "../_views"

interface SkillMeterProps {
  readonly skill: Skill
  readonly projectName: string
  /** How scored answers fared, oldest day first. */
  readonly days?: readonly { readonly meanCredit: number }[]
}

/** How often one is right here, with the interval of what is known, and the evidence behind "Why?". */
export function SkillMeter({ skill, projectName, days = [] }: SkillMeterProps) {
  const { mean, low, high, annotationCount, goldCount, goldCorrectCount } = skill
  return (
    <div className="flex flex-col gap-1">
      <Meter label="Your skill here" share={mean} interval={[low, high]} />
      <SkillDays days={days} />
      <span className="self-end">
        <Why
          title={`Your skill in “${projectName}”`}
          reason="How often your answers are right, as far as golds and settled tasks tell. The band is where it lies with 95 % certainty; it narrows with every run."
          figures={[
            { label: "Answers weighed", value: formatCount(annotationCount) },
            { label: "Golds met", value: formatCount(goldCount) },
            { label: "Golds right", value: formatCount(goldCorrectCount) },
            { label: "Estimate", value: formatPercent(mean, 1), isSum: true },
          ]}
        />
      </span>
    </div>
  )
}

/** How the answers fared day by day, where there are days to compare. */
function SkillDays({ days }: Required<Pick<SkillMeterProps, "days">>) {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined || first === last) return null
  return (
    <div className="flex items-center justify-between gap-3 text-xs text-ink-faint">
      <span>
        Mean credit by day, {formatPercent(first.meanCredit)} to {formatPercent(last.meanCredit)}
      </span>
      <Sparkline
        label={`Mean credit by day, from ${formatPercent(first.meanCredit)} to ${formatPercent(last.meanCredit)}`}
        values={days.map(({ meanCredit }) => meanCredit)}
      />
    </div>
  )
}
