import { defineStateMachine } from "../state-machine"

export const appealStates = ["waiting", "in_review", "upheld", "overturned", "withdrawn", "moot"] as const
export type AppealState = (typeof appealStates)[number]

export const appealEvents = ["seat", "unseat", "uphold", "overturn", "withdraw", "lapse"] as const
export type AppealEvent = (typeof appealEvents)[number]

/**
 * `waiting`: nobody independent can review it yet. `upheld`: the first decision stands. `withdrawn`: the appellant took
 * it back before anybody reviewed it. `moot`: an item of the task was withdrawn, so nobody can look at it any more.
 */
export const appealMachine = defineStateMachine<AppealState, AppealEvent>({
  noun: "appeal",
  initial: "waiting",
  states: appealStates,
  events: appealEvents,
  table: {
    waiting: { seat: "in_review", withdraw: "withdrawn", lapse: "moot" },
    in_review: {
      unseat: "waiting",
      uphold: "upheld",
      overturn: "overturned",
      withdraw: "withdrawn",
      lapse: "moot",
    },
    upheld: {},
    overturned: {},
    withdrawn: {},
    moot: {},
  },
})

/** The states in which an appeal still waits for its outcome. */
export const openAppealStates = ["waiting", "in_review"] as const satisfies readonly AppealState[]

/** A reviewer's seat on an appeal: taken, used, or given to somebody else. */
export const seatStates = ["seated", "given", "released"] as const
export type SeatState = (typeof seatStates)[number]
