import { type Answer, type KindConfig, type KindId, kinds } from "../kinds/registry"

/** What came of one place of a run. `left`: neither answered nor skipped, in a run that is over or still open. */
export const outcomes = ["right", "wrong", "partly", "unsettled", "skipped", "withdrawn", "left"] as const
export type Outcome = (typeof outcomes)[number]

export interface OutcomeEvidence {
  readonly answer: Answer | null
  readonly isSkipped: boolean
  readonly isWithdrawn: boolean
  /** The gold or the label; null while there is none, or while it may not be told. */
  readonly settledAnswer: Answer | null
}

/** Compares an answer with the settled one: the same is right, something in common is partly right. */
export function outcomeOf(
  project: { readonly kind: KindId; readonly config: KindConfig },
  evidence: OutcomeEvidence,
): Outcome {
  const { answer, settledAnswer } = evidence
  if (evidence.isSkipped) return "skipped"
  if (evidence.isWithdrawn) return "withdrawn"
  if (answer === null) return "left"
  if (settledAnswer === null) return "unsettled"
  const agreement = kinds[project.kind].agreement(project.config, answer, settledAnswer)
  if (agreement === 1) return "right"
  return agreement > 0 ? "partly" : "wrong"
}
