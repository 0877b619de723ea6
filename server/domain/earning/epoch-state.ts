import { defineStateMachine } from "../state-machine"

export const epochStates = ["open", "closing", "proposed", "accepted", "vetoed"] as const
export type EpochState = (typeof epochStates)[number]

export const epochEvents = ["close", "propose", "accept", "veto", "amend", "reopen"] as const
export type EpochEvent = (typeof epochEvents)[number]

/**
 * A vetoed epoch is amended and proposed again; an accepted root is only ever succeeded by the next epoch's. A closed
 * epoch is opened again when the chain has taken back what it was computed from.
 */
export const epochMachine = defineStateMachine<EpochState, EpochEvent>({
  noun: "epoch",
  initial: "open",
  states: epochStates,
  events: epochEvents,
  table: {
    open: { close: "closing" },
    closing: { propose: "proposed", reopen: "open" },
    proposed: { accept: "accepted", veto: "vetoed" },
    vetoed: { amend: "closing" },
    accepted: {},
  },
})

/** Whether the chain has the epoch's root, so that its leaves have proofs that somebody can check. */
export function isRootOnChain(state: EpochState): boolean {
  return state === "proposed" || state === "accepted"
}
