"use client"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { FigureCard } from "@/app/_ui/card"
import { Why } from "@/app/_ui/why"
import type { Quality } from "./quality-report"

interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The figures that are one number, each with its interval and its definition. */
export function QualityEstimates({ quality: { figures, verdicts } }: { readonly quality: Quality }) {
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <EstimateCard
        label="Right on golds"
        estimate={figures.goldAccuracy}
        reason="Golds that all other labels settle rightly, each held back from the fit that judges it. Wilson’s interval."
        basis={`${formatCount(figures.goldCount)} golds`}
      />
      <EstimateCard
        label="Agreement (alpha)"
        estimate={figures.alpha}
        isCoefficient
        reason="Krippendorff’s alpha: 1 is perfect agreement, 0 is what chance alone would give. Interval by bootstrap over tasks."
        basis={`${formatCount(figures.taskCount)} tasks`}
      />
      <EstimateCard
        label="Same answer"
        estimate={figures.agreement}
        reason="Of the pairs of labels on one task, how many are the same. It does not ask what chance would give. Interval by bootstrap over tasks."
        basis={`${formatCount(figures.taskCount)} tasks`}
      />
      <EstimateCard
        label="Verdicts overturned"
        estimate={verdicts.overturnRate}
        reason="Of the moderators’ verdicts, how many an appeal overturned. Wilson’s interval."
        basis={`${formatCount(verdicts.givenCount)} verdicts`}
      />
    </div>
  )
}

interface EstimateCardProps {
  readonly label: string
  readonly estimate: Estimate | null
  readonly reason: string
  /** What it is reckoned from. */
  readonly basis: string
  /** From −1 to 1, and no share. */
  readonly isCoefficient?: boolean
}

function EstimateCard({ label, estimate, reason, basis, isCoefficient = false }: EstimateCardProps) {
  const show = (value: number) => (isCoefficient ? value.toFixed(2) : formatPercent(value, 1))
  return (
    <FigureCard
      label={label}
      value={estimate === null ? "–" : show(estimate.value)}
      note={
        <>
          <span className="tabular block">
            {estimate === null ? "Not measured yet" : `${show(estimate.low)} to ${show(estimate.high)}`}
          </span>
          <Why title={label} reason={reason} figures={[{ label: "Reckoned from", value: basis }]} />
        </>
      }
    />
  )
}
