import { defineStateMachine } from "../state-machine"

export const contributionStates = [
  "draft",
  "uploading",
  "submitted",
  "accepted",
  "partly_accepted",
  "rejected",
  "held",
  "revoked",
] as const
export type ContributionState = (typeof contributionStates)[number]

export const contributionEvents = [
  "startUpload",
  "submit",
  "accept",
  "acceptPartly",
  "reject",
  "hold",
  "revoke",
] as const
export type ContributionEvent = (typeof contributionEvents)[number]

const admission = {
  accept: "accepted",
  acceptPartly: "partly_accepted",
  reject: "rejected",
  hold: "held",
  revoke: "revoked",
} as const

/** Rejected rows that an appeal has taken in change what the whole amounts to. */
const afterAppeal = { accept: "accepted", acceptPartly: "partly_accepted", revoke: "revoked" } as const

/** From every state the contributor may close the gate. */
export const contributionMachine = defineStateMachine<ContributionState, ContributionEvent>({
  noun: "contribution",
  initial: "draft",
  states: contributionStates,
  events: contributionEvents,
  table: {
    draft: { startUpload: "uploading", revoke: "revoked" },
    uploading: { startUpload: "uploading", submit: "submitted", revoke: "revoked" },
    submitted: admission,
    held: admission,
    accepted: { revoke: "revoked" },
    partly_accepted: afterAppeal,
    rejected: afterAppeal,
    revoked: {},
  },
})

/** The event that the vault's verdicts on the rows amount to. Nothing accepted but something held: the whole is held. */
export function admissionEvent(counts: {
  readonly acceptedCount: number
  readonly rejectedCount: number
  readonly heldCount: number
}): "accept" | "acceptPartly" | "reject" | "hold" {
  if (counts.acceptedCount === 0) return counts.heldCount > 0 ? "hold" : "reject"
  return counts.rejectedCount + counts.heldCount > 0 ? "acceptPartly" : "accept"
}

export const itemStates = ["live", "withdrawn"] as const
export type ItemState = (typeof itemStates)[number]

/** An item lives until its contribution's gate closes. */
export const itemMachine = defineStateMachine<ItemState, "withdraw">({
  noun: "item",
  initial: "live",
  states: itemStates,
  events: ["withdraw"],
  table: { live: { withdraw: "withdrawn" }, withdrawn: {} },
})
