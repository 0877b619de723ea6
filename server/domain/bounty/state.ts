import { defineStateMachine } from "../state-machine"

export const bountyStates = ["awaiting", "discarded", "open", "closing", "closed"] as const
export type BountyState = (typeof bountyStates)[number]

export const bountyEvents = ["discard", "fund", "unfund", "close", "finish"] as const
export type BountyEvent = (typeof bountyEvents)[number]

/**
 * A bounty awaits its money, promises it while it is open, and closes in two steps: no new promises, then the last
 * one kept or returned. Money that is on its way cannot be called back, so it opens a discarded bounty as well; the chain can take it back.
 */
export const bountyMachine = defineStateMachine<BountyState, BountyEvent>({
  noun: "bounty",
  initial: "awaiting",
  states: bountyStates,
  events: bountyEvents,
  table: {
    awaiting: { discard: "discarded", fund: "open" },
    discarded: { fund: "open" },
    open: { close: "closing", unfund: "awaiting" },
    closing: { finish: "closed" },
    closed: {},
  },
})
