import { answersWeighed, isSkilledEnough, rightAnswersUntil } from "../consensus/kind-skill"
import { estimateSkill, type Skill, type SkillEvidence } from "../consensus/skill"

/** What a project asks of a labeler's skill in its kind, and what this labeler has. */
export interface SkillGate {
  /** Share in (0, 0.99]. */
  readonly minSkill: number
  readonly isMet: boolean
  /** Of the posterior over all projects of the kind; null while no answer has been weighed. */
  readonly skill: Skill | null
  readonly answerCount: number
  /** Right answers, judged by consensus, that would suffice; 0 where the gate is met. */
  readonly missingCount: number
}

/** @param minSkill null where a project asks for none; then there is no gate */
export function skillGateOf(minSkill: number | null, evidence: SkillEvidence): SkillGate | null {
  if (minSkill === null) return null
  const answerCount = answersWeighed(evidence)
  const skill = answerCount === 0 ? null : estimateSkill(evidence)
  const missingCount = rightAnswersUntil(evidence, minSkill)
  return { minSkill, isMet: isSkilledEnough(evidence, minSkill), skill, answerCount, missingCount }
}

/** Whole percent that are certainly reached: a lower end that is not there yet must not look as if it were. */
export function percentDown(share: number): number {
  return Math.floor(share * 100 + 1e-9)
}

/** Why a labeler may not take a run, with the figures and the way out. @param ways names of projects that raise it */
export function skillRefusalText(
  { minSkill, skill, answerCount }: SkillGate,
  ways: readonly string[],
): string {
  const asked = `This project asks that we can be sure of ${percentDown(minSkill)} % of your answers of this kind`
  const has =
    skill === null
      ? "none of yours has been weighed yet"
      : `of yours we can be sure of ${percentDown(skill.low)} %, out of ${answerCount}`
  return `${asked}; ${has}. ${wayOut(ways, skill === null)}`
}

function wayOut(ways: readonly string[], isBeginning: boolean): string {
  if (ways.length === 0) return "No other project of this kind has work for you now."
  return `Label ${ways.map((name) => `“${name}”`).join(" or ")} to ${isBeginning ? "begin" : "raise it"}.`
}
