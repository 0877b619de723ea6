"use client"
import { formatPercent } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Why } from "@/app/_ui/why"
import { runOutlook } from "@/server/domain/run/outlook"
import type { RunSheet } from "../../../../_views"

/** What the run may earn or cost with so many answers, reckoned by the rule that settles it. */
export function outlookOf(
  { run, project, assignments }: RunSheet,
  credit: number,
  answerCount = assignments.length,
) {
  const { stakePoints, maxStakePoints } = run
  const rewardPoints = assignments.slice(0, answerCount).map((place) => place.rewardPoints)
  return runOutlook({ rewardPoints, stakePoints, maxStakePoints, targetScore: project.targetScore }, credit)
}

/** The stake, with what it may bring or take behind "Why?". */
export function StakeNote({ sheet }: { readonly sheet: RunSheet }) {
  const { run, project } = sheet
  if (run.isQualification) return null
  const best = outlookOf(sheet, 1)
  const worst = outlookOf(sheet, 0)
  const target = formatPercent(project.targetScore)
  return (
    <Why
      label={run.stakePoints === 0n ? "No stake" : `Stake ${run.stakePoints}`}
      title={run.stakePoints === 0n ? "Nothing is staked on this run" : "What this run may earn or cost"}
      reason={
        run.stakePoints === 0n
          ? "Right answers earn points; wrong ones cost nothing."
          : `At a score of ${target} the stake comes back as it was, above it with a bonus; below it part of it is lost to the labelers who were right.`
      }
      figures={[
        { label: "Every answer right", value: <Points points={best.movedPoints} sign="always" /> },
        { label: "Every answer wrong", value: <Points points={worst.movedPoints} sign="always" /> },
        { label: "Stake multiplies rewards by", value: `×${run.multiplier.toFixed(2)}` },
      ]}
    />
  )
}
