import type { Fit } from "./fit"
import type { Observations } from "./observations"

/** What speaks for and against a labeler. */
export interface SkillEvidence {
  readonly goldCount: number
  readonly goldRightCount: number
  /** Labels on tasks of unknown class. */
  readonly consensusCount: number
  /** How many of them are right in expectation, judged by everybody else's labels. */
  readonly consensusRight: number
}

/** A labeler's chance of a right answer, with the interval in which it lies (95 %). */
export interface Skill {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** What is expected before any evidence: 3.5 of 5 right. */
const priorRight = 3.5
const priorCount = 5
/** A label judged by consensus tells less than one judged by gold. */
export const consensusWeight = 0.5
/** Two-sided 95 % of the normal distribution. */
export const z = 1.959964

/**
 * Skill from gold and consensus: the mean of a Beta posterior, and Wilson's score interval (1927) over the same
 * pseudo-counts, which holds the mean and stays within [0, 1]. The lower end decides who is let into harder projects.
 */
export function estimateSkill(evidence: SkillEvidence): Skill {
  const { right, count } = pseudoCounts(evidence)
  const mean = right / count
  return { mean, ...wilsonInterval(mean, count) }
}

/** The Beta posterior's right answers and answers, the prior among them, each label at its weight. */
export function pseudoCounts(evidence: SkillEvidence): { readonly right: number; readonly count: number } {
  return {
    right: priorRight + evidence.goldRightCount + consensusWeight * evidence.consensusRight,
    count: priorCount + evidence.goldCount + consensusWeight * evidence.consensusCount,
  }
}

/** Wilson's score interval (1927), 95 %, of a share that was seen in `count` cases, one or more; within [0, 1]. */
export function wilsonInterval(
  share: number,
  count: number,
): { readonly low: number; readonly high: number } {
  const widening = (z * z) / count
  const centre = (share + widening / 2) / (1 + widening)
  const spread = squareRoot(
    (share * (1 - share) * widening + (widening * widening) / 4) / ((1 + widening) * (1 + widening)),
  )
  return { low: centre - spread < 0 ? 0 : centre - spread, high: centre + spread > 1 ? 1 : centre + spread }
}

/**
 * Evidence of every labeler, in the order of labeler ids. Where the method multiplies rates, a labeler's own label is
 * divided out of the posterior first: nobody vouches for themselves.
 */
export function gatherEvidence(observations: Observations, fit: Fit): readonly SkillEvidence[] {
  const { classCount, taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes, goldClasses } =
    observations
  const evidence = labelerIds.map(() => ({
    goldCount: 0,
    goldRightCount: 0,
    consensusCount: 0,
    consensusRight: 0,
  }))
  for (let task = 0; task < taskIds.length; task++) {
    const gold = goldClasses[task] as number
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const labeler = labelerIndexes[label] as number
      const own = evidence[labeler]
      if (own === undefined) continue
      const answered = classIndexes[label] as number
      if (gold >= 0) {
        own.goldCount++
        if (answered === gold) own.goldRightCount++
      } else {
        own.consensusCount++
        own.consensusRight += othersBelief(fit, task * classCount, labeler, answered, classCount)
      }
    }
  }
  return evidence
}

/** How far a label is believed by the others: the task's posterior with the labeler's own rates divided out. */
export function othersBelief(
  fit: Fit,
  row: number,
  labeler: number,
  answered: number,
  classCount: number,
): number {
  const { posteriors, skills } = fit
  if (fit.method === "majority" || fit.method === "wawa") return posteriors[row + answered] as number
  let total = 0
  let own = 0
  for (let k = 0; k < classCount; k++) {
    const rate = skills.confusions[(labeler * classCount + k) * classCount + answered] as number
    const belief = (posteriors[row + k] as number) / rate
    total += belief
    if (k === answered) own = belief
  }
  return own / total
}

/** Square root by Newton's method: division and addition alone, the same digits in every engine. */
export function squareRoot(value: number): number {
  if (!(value > 0)) return 0
  let root = value > 1 ? value : 1
  for (;;) {
    const next = (root + value / root) / 2
    if (next >= root) return root
    root = next
  }
}
