import { coinConfusion, flatPriors, incrementalPosterior } from "@/server/domain/consensus/incremental"
import { decideLabel, type OverlapRule } from "@/server/domain/label/decide"
import { runOutlook } from "@/server/domain/run/outlook"

/** How often the imagined labeler of the examples is right. */
export const exampleAccuracy = 0.8

export interface OverlapExample {
  /** Labels after which a task settles when everybody agrees; null where it never does within the most. */
  readonly agreeingCount: number | null
  readonly agreeingConfidence: number
  /** The same when one label goes the other way. */
  readonly oneAgainstCount: number | null
}

/** What an overlap rule does to a task, by the domain's own consensus, with labelers who are right 4 times in 5. */
export function overlapExample(rule: OverlapRule, classCount: number): OverlapExample {
  const agreeing = settledAfter(rule, classCount, 0)
  return {
    agreeingCount: agreeing?.count ?? null,
    agreeingConfidence: agreeing?.confidence ?? 0,
    oneAgainstCount: settledAfter(rule, classCount, 1)?.count ?? null,
  }
}

function settledAfter(rule: OverlapRule, classCount: number, againstCount: number) {
  for (let count = Math.max(rule.minLabels, againstCount + 1); count <= rule.maxLabels; count++) {
    const posterior = posteriorOf(count, againstCount, classCount)
    const decision = decideLabel({ posterior, labelCount: count }, rule)
    if (decision.kind === "settle" && decision.classIndex === 0)
      return { count, confidence: decision.confidence }
  }
  return null
}

function posteriorOf(count: number, againstCount: number, classCount: number): number[] {
  return incrementalPosterior({
    labels: Array.from({ length: count }, (_, place) => ({
      labelerId: String(place).padStart(3, "0"),
      classIndex: place < againstCount ? 1 : 0,
      confusion: null,
    })),
    classPriors: flatPriors(classCount),
    unknownConfusion: coinConfusion(classCount, exampleAccuracy),
  })
}

export interface RunTerms {
  readonly runSize: number
  readonly rewardPoints: number
  readonly maxStakePoints: number
  readonly targetScore: number
}

/** What a run moves at a score, without a stake and with the highest. */
export function runExample(terms: RunTerms, score: number) {
  const rewardPoints = Array.from({ length: terms.runSize }, () => BigInt(terms.rewardPoints))
  const maxStakePoints = BigInt(terms.maxStakePoints)
  const base = { rewardPoints, maxStakePoints, targetScore: terms.targetScore }
  return {
    plain: runOutlook({ ...base, stakePoints: 0n }, score),
    staked: runOutlook({ ...base, stakePoints: maxStakePoints }, score),
  }
}
