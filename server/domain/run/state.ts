import { defineStateMachine } from "../state-machine"

export const runStates = ["open", "finished", "settled", "abandoned"] as const
export type RunState = (typeof runStates)[number]

export const runEvents = ["finish", "settle", "abandon", "expire"] as const
export type RunEvent = (typeof runEvents)[number]

/** An abandoned or expired run counts for nothing: its answers are dropped and the stake comes back whole. */
export const runMachine = defineStateMachine<RunState, RunEvent>({
  noun: "run",
  initial: "open",
  states: runStates,
  events: runEvents,
  table: {
    open: { finish: "finished", abandon: "abandoned", expire: "abandoned" },
    finished: { settle: "settled" },
    settled: {},
    abandoned: {},
  },
})

/** Whether a run's time is over while nobody has closed it yet: no answer is taken any more. */
export function isLapsed(
  run: { readonly state: RunState; readonly leaseExpiresAt: Date },
  nowAt: Date,
): boolean {
  return run.state === "open" && run.leaseExpiresAt <= nowAt
}

/** A run's state as its labeler is told it: a lapsed run is as good as abandoned, the clock only has yet to close it. */
export function stateAt(
  run: { readonly state: RunState; readonly leaseExpiresAt: Date },
  nowAt: Date,
): RunState {
  return isLapsed(run, nowAt) ? runMachine.transition(run.state, "expire") : run.state
}

export const assignmentStates = ["leased", "answered", "skipped", "expired", "withdrawn"] as const
export type AssignmentState = (typeof assignmentStates)[number]

export const assignmentEvents = ["answer", "skip", "unanswer", "expire", "withdraw"] as const
export type AssignmentEvent = (typeof assignmentEvents)[number]

const whileRunIsOpen = {
  answer: "answered",
  skip: "skipped",
  unanswer: "leased",
  expire: "expired",
  withdraw: "withdrawn",
} as const

/** Until the run is finished an answer can be given, changed, skipped and taken back as often as one likes. */
export const assignmentMachine = defineStateMachine<AssignmentState, AssignmentEvent>({
  noun: "assignment",
  initial: "leased",
  states: assignmentStates,
  events: assignmentEvents,
  table: {
    leased: { answer: "answered", skip: "skipped", expire: "expired", withdraw: "withdrawn" },
    answered: whileRunIsOpen,
    skipped: whileRunIsOpen,
    expired: {},
    withdrawn: {},
  },
})

/** The closed list of reasons for a skip. `unanswered` is written when a run is finished with open places. */
export const skipReasons = [
  "cannot_tell",
  "question_unclear",
  "item_broken",
  "language_unknown",
  "rather_not",
  "unanswered",
] as const
export type SkipReason = (typeof skipReasons)[number]

/** The reasons that a person chooses from. */
export const choosableSkipReasons = [
  "cannot_tell",
  "question_unclear",
  "item_broken",
  "language_unknown",
  "rather_not",
] as const satisfies readonly SkipReason[]

export const skipReasonTexts: Readonly<Record<SkipReason, string>> = {
  cannot_tell: "I cannot tell",
  question_unclear: "The question is unclear here",
  item_broken: "The item is damaged or empty",
  language_unknown: "I do not read this language",
  rather_not: "I would rather not read this",
  unanswered: "Left unanswered",
}
