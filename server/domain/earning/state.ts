import { defineStateMachine } from "../state-machine"

export const earningStates = ["pending", "claimable", "claimed", "held", "reversed"] as const
export type EarningState = (typeof earningStates)[number]

export const earningEvents = ["accept", "claim", "hold", "release", "reverse"] as const
export type EarningEvent = (typeof earningEvents)[number]

/**
 * Pending until its epoch's root is accepted on chain; from then on it can only be claimed. Where a reorganization takes
 * an event back, the line is put back to what it was: that is no event of its own.
 */
export const earningMachine = defineStateMachine<EarningState, EarningEvent>({
  noun: "earning",
  initial: "pending",
  states: earningStates,
  events: earningEvents,
  table: {
    pending: { accept: "claimable", hold: "held", reverse: "reversed" },
    held: { release: "pending", reverse: "reversed" },
    claimable: { claim: "claimed" },
    claimed: {},
    reversed: {},
  },
})
