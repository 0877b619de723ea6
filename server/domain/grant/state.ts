import { defineStateMachine } from "../state-machine"

export const grantStates = ["escrowed", "challenged", "settled", "refunded", "terminated", "undone"] as const
export type GrantState = (typeof grantStates)[number]

export const grantEvents = ["challenge", "settle", "refund", "terminate", "undo", "purchase"] as const
export type GrantEvent = (typeof grantEvents)[number]

/**
 * As in AccessGrants: only escrowed money can be refunded; settled money belongs to people. Undone: the block of the
 * purchase is gone from the chain, and so is the payment; bought again, the same grant is back.
 */
export const grantMachine = defineStateMachine<GrantState, GrantEvent>({
  noun: "grant",
  initial: "escrowed",
  states: grantStates,
  events: grantEvents,
  table: {
    escrowed: { challenge: "challenged", settle: "settled", undo: "undone" },
    challenged: { settle: "settled", refund: "refunded" },
    settled: { terminate: "terminated" },
    refunded: {},
    terminated: {},
    undone: { purchase: "escrowed" },
  },
})

/** The states in which a grant opens deliveries, until it expires: while it is challenged it waits for the answer. */
export const activeGrantStates = ["escrowed", "settled"] as const satisfies readonly GrantState[]

/** How far a chain's clock may run ahead of ours: blocks are stamped by whoever makes them. */
const clockDriftMs = 60_000

/** Whether a grant gives its right at a time; a renewal begins when the grant before it ends. The chain has the last word. */
export function isGrantActive(
  grant: { readonly state: GrantState; readonly startsAt: Date; readonly expiresAt: Date },
  nowAt: Date,
): boolean {
  const hasBegun = grant.startsAt.getTime() <= nowAt.getTime() + clockDriftMs
  return activeGrantStates.some((state) => state === grant.state) && hasBegun && nowAt < grant.expiresAt
}
