import { formatPercent } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Why } from "@/app/_ui/why"
import { runOutlook } from "@/server/domain/run/outlook"
import type { RunPreview } from "../../../_views"

interface RunOutlookTableProps {
  readonly preview: RunPreview
  readonly stakePoints: bigint
}

/** What the run would move at three scores, by the rule that settles it. */
export function RunOutlookTable({ preview, stakePoints }: RunOutlookTableProps) {
  const { size, rewardPoints, maxStakePoints, targetScore } = preview
  const terms = {
    rewardPoints: new Array<bigint>(size).fill(rewardPoints),
    stakePoints,
    maxStakePoints,
    targetScore,
  }
  const best = runOutlook(terms, 1)
  const lines = [
    { label: "Every answer right", outlook: best },
    { label: `Score of ${formatPercent(targetScore)}`, outlook: runOutlook(terms, targetScore) },
    { label: "Every answer wrong", outlook: runOutlook(terms, 0) },
  ]
  return (
    <div className="flex flex-col gap-2 rounded-md bg-sunken p-4 text-sm">
      <dl className="flex flex-col gap-1.5" aria-live="polite">
        {lines.map(({ label, outlook }) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="font-medium">
              <Points points={outlook.movedPoints} sign="always" />
            </dd>
          </div>
        ))}
      </dl>
      <Why
        title="How these points come about"
        reason="Rewards are multiplied by the stake, from ×1 without one to ×2 at your ceiling. The stake itself comes back with a bonus above the target and loses a part below it."
        figures={[
          {
            label: `${size} answers at ${rewardPoints} points`,
            value: <Points points={rewardPoints * BigInt(size)} />,
          },
          { label: "Multiplied by the stake", value: `×${best.multiplier.toFixed(2)}` },
          {
            label: "Bonus on the stake at best",
            value: <Points points={best.settlementPoints} sign="always" />,
          },
          { label: "At best", value: <Points points={best.movedPoints} sign="always" />, isSum: true },
        ]}
      />
    </div>
  )
}
