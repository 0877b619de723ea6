/** One labeler's answer with the chance that this labeler is right. */
export interface SkilledAnswer<Answer> {
  readonly labelerId: string
  /** In [0, 1]. */
  readonly skill: number
  readonly answer: Answer
}

/** A part of a merged answer with the share of the labelers' weight that stands behind it. */
export interface Supported {
  /** In (0, 1]. */
  readonly confidence: number
}

/** Nobody counts for nothing: a weight of nothing could leave a task without an answer. */
const leastWeight = 0.05

/** What a labeler's word weighs against the others': the square of the skill, so that two poor ones do not outweigh a good one. */
export function weightOf({ skill }: Pick<SkilledAnswer<unknown>, "skill">): number {
  const bounded = skill < leastWeight ? leastWeight : skill > 1 ? 1 : skill
  return bounded * bounded
}

/** Answers in the one order in which sums are made: most skilled first, then by labeler id. */
export function inOrder<Answer>(answers: readonly SkilledAnswer<Answer>[]): readonly SkilledAnswer<Answer>[] {
  return [...answers].sort((a, b) => b.skill - a.skill || (a.labelerId < b.labelerId ? -1 : 1))
}
