import { formatCount, formatPercent } from "@/app/_lib/format"
import { Meter } from "@/app/_ui/meter"
import { Why } from "@/app/_ui/why"
import type { Skill } from "../_views"

/** How often one is right here, with the interval of what is known, and the evidence behind "Why?". */
export function SkillMeter({ skill, projectName }: { readonly skill: Skill; readonly projectName: string }) {
  const { mean, low, high, annotationCount, goldCount, goldCorrectCount } = skill
  return (
    <div className="flex flex-col gap-1">
      <Meter label="Your skill here" share={mean} interval={[low, high]} />
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
