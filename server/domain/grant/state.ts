import { defineStateMachine } from "../state-machine"

export const grantStates = ["escrowed", "challenged", "settled", "refunded", "terminated"] as const
export type GrantState = (typeof grantStates)[number]

export const grantEvents = ["challenge", "settle", "refund", "terminate"] as const
export type GrantEvent = (typeof grantEvents)[number]

/** As in AccessGrants: only escrowed money can be refunded; settled money belongs to people. */
export const grantMachine = defineStateMachine<GrantState, GrantEvent>({
  noun: "grant",
  initial: "escrowed",
  states: grantStates,
  events: grantEvents,
  table: {
    escrowed: { challenge: "challenged", settle: "settled" },
    challenged: { settle: "settled", refund: "refunded" },
    settled: { terminate: "terminated" },
    refunded: {},
    terminated: {},
  },
})

/** The states in which a grant opens deliveries, until it expires: while it is challenged it waits for the answer. */
export const activeGrantStates = ["escrowed", "settled"] as const satisfies readonly GrantState[]

/** Whether a grant gives its right at a time. The chain has the last word. */
export function isGrantActive(
  grant: { readonly state: GrantState; readonly expiresAt: Date },
  nowAt: Date,
): boolean {
  return activeGrantStates.some((state) => state === grant.state) && nowAt < grant.expiresAt
}
