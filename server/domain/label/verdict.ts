/** What a moderator can do with a task: settle it, ask the crowd for more labels, or take it out. */
export const verdictDecisions = ["label", "more_labels", "retire"] as const
export type VerdictDecision = (typeof verdictDecisions)[number]

/** Decisions that may be given on several cases at once: those that say nothing of an answer. */
export const batchDecisions = ["more_labels", "retire"] as const satisfies readonly VerdictDecision[]
export type BatchDecision = (typeof batchDecisions)[number]

/** Most cases that one decision may take: about what a desk shows at a time. */
export const mostVerdictsAtOnce = 50

/** The closed list of reasons, by decision. Each is shown to the labelers whose answers it touches. */
export const verdictReasons = {
  label: ["clear_on_reading", "guideline_applies", "majority_missed_detail", "close_call"],
  more_labels: ["too_few_answers", "answers_look_careless"],
  retire: ["cannot_be_answered", "item_broken", "question_ambiguous", "content_not_allowed"],
} as const satisfies Record<VerdictDecision, readonly string[]>

export type VerdictReason = (typeof verdictReasons)[VerdictDecision][number]

export const verdictReasonTexts: Readonly<Record<VerdictReason, string>> = {
  clear_on_reading: "Clear on careful reading",
  guideline_applies: "The guidelines decide it",
  majority_missed_detail: "The majority missed a detail",
  close_call: "A close call, decided by the better grounds",
  too_few_answers: "Too few answers to tell",
  answers_look_careless: "The answers look careless",
  cannot_be_answered: "It cannot be answered",
  item_broken: "The item is damaged or empty",
  question_ambiguous: "The question fits in more than one way",
  content_not_allowed: "The content does not belong here",
}
