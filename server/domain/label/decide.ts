import { DomainError } from "../errors"
import { mostProbable } from "../kinds/nominal"

/** Where a label came from: agreement of the crowd, a moderator's verdict, or a gold that was known. */
export const labelSources = ["consensus", "verdict", "gold"] as const
export type LabelSource = (typeof labelSources)[number]

/** How many labels a task of a project takes and how sure its label must be. */
export interface OverlapRule {
  /** Labels that a task gets in any case, at least 1. */
  readonly minLabels: number
  /** Labels after which a moderator decides. */
  readonly maxLabels: number
  /** Posterior probability that settles a task, above 0.5 and below 1. */
  readonly targetConfidence: number
}

export interface TaskEvidence {
  readonly posterior: ArrayLike<number>
  readonly labelCount: number
}

export type LabelDecision =
  | { readonly kind: "keep"; readonly missingLabels: number }
  | { readonly kind: "settle"; readonly classIndex: number; readonly confidence: number }
  | { readonly kind: "escalate"; readonly classIndex: number; readonly confidence: number }
  | { readonly kind: "withdraw" }

/**
 * What becomes of an open task: it stays open for more labels, settles, or goes to a moderator.
 * @param isClosing no more labels will come: what is not sure enough is escalated, what nobody answered is withdrawn
 * @throws DomainError BAD_INPUT for a rule that contradicts itself
 */
export function decideLabel(evidence: TaskEvidence, rule: OverlapRule, isClosing = false): LabelDecision {
  checkOverlapRule(rule)
  const { labelCount } = evidence
  if (labelCount === 0)
    return isClosing ? { kind: "withdraw" } : { kind: "keep", missingLabels: rule.minLabels }
  const { classIndex, confidence, margin } = mostProbable(evidence.posterior)
  const isEnough = labelCount >= rule.minLabels || isClosing
  if (isEnough && margin > 0 && confidence >= rule.targetConfidence)
    return { kind: "settle", classIndex, confidence }
  if (isClosing || labelCount >= rule.maxLabels) return { kind: "escalate", classIndex, confidence }
  return { kind: "keep", missingLabels: Math.max(rule.minLabels - labelCount, 1) }
}

/**
 * How many more leases an open, unsettled task takes now: up to the minimum at once, then one at a time, so that a
 * task that becomes sure in between costs no label more.
 * @param leasedCount leases that may still become labels
 */
export function openPlaces(labelCount: number, leasedCount: number, rule: OverlapRule): number {
  const wanted = Math.min(Math.max(rule.minLabels, labelCount + 1), rule.maxLabels)
  return Math.max(wanted - labelCount - leasedCount, 0)
}

/** @throws DomainError BAD_INPUT unless 1 <= minLabels <= maxLabels and 0.5 < targetConfidence < 1 */
export function checkOverlapRule(rule: OverlapRule): void {
  const { minLabels, maxLabels, targetConfidence } = rule
  const isSound =
    Number.isInteger(minLabels) &&
    Number.isInteger(maxLabels) &&
    minLabels >= 1 &&
    minLabels <= maxLabels &&
    targetConfidence > 0.5 &&
    targetConfidence < 1
  if (isSound) return
  throw new DomainError(
    "BAD_INPUT",
    "A task needs at least one label, no more than its most, and a confidence between 0.5 and 1.",
    {
      minLabels,
      maxLabels,
      targetConfidence,
    },
  )
}
