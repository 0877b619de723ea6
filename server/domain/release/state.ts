import { defineStateMachine } from "../state-machine"

export const releaseStates = ["preparing", "ready", "on_sale", "withdrawn"] as const
export type ReleaseState = (typeof releaseStates)[number]

export const releaseEvents = ["finishCut", "publish", "withdraw"] as const
export type ReleaseEvent = (typeof releaseEvents)[number]

/** Withdrawn from sale: grants already bought go on; nothing in it is ever altered. */
export const releaseMachine = defineStateMachine<ReleaseState, ReleaseEvent>({
  noun: "release",
  initial: "preparing",
  states: releaseStates,
  events: releaseEvents,
  table: {
    preparing: { finishCut: "ready", withdraw: "withdrawn" },
    ready: { publish: "on_sale", withdraw: "withdrawn" },
    on_sale: { withdraw: "withdrawn" },
    withdrawn: {},
  },
})
