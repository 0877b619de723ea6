import type { SettlementExplanation } from "./settlement"

/** The sentences behind "Why?" of a settled run, in the order of the sum. */
export function explainSettlement(explanation: SettlementExplanation): readonly string[] {
  const { score, scoredCount, withdrawnCount, skippedCount } = explanation
  const sentences: string[] = []
  if (score === null) sentences.push("No answer of this run could be scored.")
  else sentences.push(`The score is the mean credit of ${answers(scoredCount)}: ${percent(score)}.`)
  if (withdrawnCount > 0) {
    sentences.push(
      `${answers(withdrawnCount)} belonged to withdrawn tasks: left out of the score, paid at ${percent(score ?? explanation.targetScore)}.`,
    )
  }
  if (skippedCount > 0) sentences.push(`Skipped tasks (${skippedCount}) count neither way.`)
  sentences.push(...stakeSentences(explanation))
  sentences.push(`The answers earned ${explanation.earnedPoints} points.`)
  return sentences
}

function stakeSentences(explanation: SettlementExplanation): readonly string[] {
  const { score, stakePoints, settlementPoints, fraction, multiplier } = explanation
  if (stakePoints === "0") return ["There was no stake: nothing could be lost, and base points counted once."]
  if (score === null) return [`The stake of ${stakePoints} points comes back whole.`]
  const target = percent(explanation.targetScore)
  const outcome = settlementPoints.startsWith("-")
    ? `${settlementPoints.slice(1)} of the ${stakePoints} points staked are lost`
    : `the stake of ${stakePoints} points comes back with ${settlementPoints} more`
  return [
    `(score - target) / (1 - target), with a target of ${target}, is ${signedPercent(fraction)}: ${outcome}.`,
    `The stake multiplied base points by ${multiplier.toFixed(2)}.`,
  ]
}

function answers(count: number): string {
  return count === 1 ? "1 answer" : `${count} answers`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function signedPercent(share: number): string {
  return share < 0 ? `−${percent(-share)}` : `+${percent(share)}`
}
