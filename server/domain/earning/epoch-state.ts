import { defineStateMachine } from "../state-machine"

export const epochStates = ["open", "closing", "proposed", "accepted", "vetoed"] as const
export type EpochState = (typeof epochStates)[number]

export const epochEvents = ["close", "propose", "accept", "veto", "amend"] as const
export type EpochEvent = (typeof epochEvents)[number]

/** A vetoed epoch is amended and proposed again; an accepted root is only ever succeeded by the next epoch's. */
export const epochMachine = defineStateMachine<EpochState, EpochEvent>({
  noun: "epoch",
  initial: "open",
  states: epochStates,
  events: epochEvents,
  table: {
    open: { close: "closing" },
    closing: { propose: "proposed" },
    proposed: { accept: "accepted", veto: "vetoed" },
    vetoed: { amend: "closing" },
    accepted: {},
  },
})
