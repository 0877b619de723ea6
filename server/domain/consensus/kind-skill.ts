import type { Fit } from "./fit"
import type { Observations } from "./observations"
import {
  consensusWeight,
  estimateSkill,
  othersBelief,
  pseudoCounts,
  type SkillEvidence,
  squareRoot,
  z,
} from "./skill"

/** The highest least skill that a project may ask for; above it hardly anybody could ever be. */
export const highestMinSkill = 0.99

/** Least skills that an owner is offered, each a share: 5 % to 95 %. */
export const minSkillSteps: readonly number[] = Array.from(
  { length: 19 },
  (_, place) => ((place + 1) * 5) / 100,
)

export const noEvidence: SkillEvidence = {
  goldCount: 0,
  goldRightCount: 0,
  consensusCount: 0,
  consensusRight: 0,
}

/**
 * A labeler's evidence in a kind: the counts of all projects of that kind, each project once, added up. `estimateSkill`
 * of the sum is the posterior of all of it, with the prior once and not once a project. Assumed is that answers to one
 * kind are like each other, however many classes a project has and however hard it is.
 * @param byProject evidence by the project's id; their order does not matter to the last bit
 */
export function poolEvidence(byProject: ReadonlyMap<string, SkillEvidence>): SkillEvidence {
  const projects = [...byProject.values()].sort((one, other) => one.consensusRight - other.consensusRight)
  return projects.reduce(
    (sum, one) => ({
      goldCount: sum.goldCount + one.goldCount,
      goldRightCount: sum.goldRightCount + one.goldRightCount,
      consensusCount: sum.consensusCount + one.consensusCount,
      consensusRight: sum.consensusRight + one.consensusRight,
    }),
    noEvidence,
  )
}

/** Answers behind a skill: golds, and labels that others judged. */
export function answersWeighed({ goldCount, consensusCount }: SkillEvidence): number {
  return goldCount + consensusCount
}

/**
 * Who may label in a project that asks for a least skill: whose lower end reaches it. The prior alone opens no door:
 * one answer at least has to be right, by gold or in the others' expectation, so that a wrong one never helps.
 * @param minSkill share in (0, 0.99]; null where everybody may
 */
export function isSkilledEnough(evidence: SkillEvidence, minSkill: number | null): boolean {
  if (minSkill === null) return true
  const right = evidence.goldRightCount + evidence.consensusRight
  return right >= 1 && estimateSkill(evidence).low >= minSkill
}

/**
 * How many more answers, all right and judged by consensus (a gold does for two), bring the lower end up to a least
 * skill. It is Wilson's bound (1927) solved for the number of cases: a quadratic in its root.
 * @param minSkill share in (0, 0.99]
 */
export function rightAnswersUntil(evidence: SkillEvidence, minSkill: number): number {
  if (isSkilledEnough(evidence, minSkill)) return 0
  const { right, count } = pseudoCounts(evidence)
  const wrong = count - right
  const spread = z * squareRoot(minSkill * (1 - minSkill))
  const root = (spread + squareRoot(spread * spread + 4 * (1 - minSkill) * wrong)) / (2 * (1 - minSkill))
  return Math.max(1, Math.ceil((root * root - count) / consensusWeight))
}

/** Of these labelers, how many each of the offered least skills would let in, in the order of `minSkillSteps`. */
export function countSkilled(
  labelers: Iterable<SkillEvidence>,
): readonly { readonly minSkill: number; readonly count: number }[] {
  const known = [...labelers]
  return minSkillSteps.map((minSkill) => ({
    minSkill,
    count: known.filter((evidence) => isSkilledEnough(evidence, minSkill)).length,
  }))
}

/** What others say of a labeler's labels on tasks of unknown class. */
export type PeerEvidence = Pick<SkillEvidence, "consensusCount" | "consensusRight">

/**
 * What holds of a labeler outside a project, in the order of labeler ids. Unlike `gatherEvidence`, which shows the
 * project's own skill, it leaves out labels that nobody else's can be held against, and where the method does not
 * multiply rates it counts how many of the others answered the same: nobody becomes skilled by labeling alone.
 */
export function gatherPeerEvidence(observations: Observations, fit: Fit): readonly PeerEvidence[] {
  const { classCount, taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes, goldClasses } =
    observations
  const evidence = labelerIds.map(() => ({ consensusCount: 0, consensusRight: 0 }))
  const isCounting = fit.method === "majority" || fit.method === "wawa"
  for (let task = 0; task < taskIds.length; task++) {
    const [from, to] = [taskStarts[task] as number, taskStarts[task + 1] as number]
    if ((goldClasses[task] as number) >= 0 || to - from < 2) continue
    for (let label = from; label < to; label++) {
      const labeler = labelerIndexes[label] as number
      const own = evidence[labeler]
      if (own === undefined) continue
      const answered = classIndexes[label] as number
      own.consensusCount++
      own.consensusRight += isCounting
        ? shareOfOthers(classIndexes, from, to, answered)
        : othersBelief(fit, task * classCount, labeler, answered, classCount)
    }
  }
  return evidence
}

function shareOfOthers(classIndexes: ArrayLike<number>, from: number, to: number, answered: number): number {
  let same = -1
  for (let label = from; label < to; label++) if (classIndexes[label] === answered) same++
  return same / (to - from - 1)
}
