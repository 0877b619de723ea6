import { defineStateMachine } from "../state-machine"

export const poolStates = ["draft", "opening", "open", "closed"] as const
export type PoolState = (typeof poolStates)[number]

/** `opening`: the owner's transaction is sent; the chain's own event confirms it, whoever tells of it first. */
export const poolEvents = ["startOpening", "failOpening", "confirmOpen", "confirmClose"] as const
export type PoolEvent = (typeof poolEvents)[number]

export const poolMachine = defineStateMachine<PoolState, PoolEvent>({
  noun: "pool",
  initial: "draft",
  states: poolStates,
  events: poolEvents,
  table: {
    draft: { startOpening: "opening", confirmOpen: "open" },
    opening: { failOpening: "draft", confirmOpen: "open", startOpening: "opening" },
    open: { confirmClose: "closed" },
    closed: {},
  },
})
