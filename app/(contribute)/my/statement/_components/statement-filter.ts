import type { StatementLine } from "../../../_views"

/** Which lines are shown; what comes from the address is checked before it is asked for. */
export interface StatementFilter {
  readonly pool?: StatementLine["pool"]["poolId"]
  readonly epoch?: NonNullable<StatementLine["epoch"]>["epochId"]
  readonly state?: string
  readonly role?: string
}

export type LineState = StatementLine["state"]
export type LineRole = StatementLine["role"]

export const stateTitles: Readonly<Record<LineState, string>> = {
  pending: "Waiting for the epoch",
  claimable: "Claimable",
  claimed: "Claimed",
  held: "Held",
  reversed: "Reversed",
}

export const roleTitles: Readonly<Record<LineRole, string>> = {
  contributor: "Contributor",
  labeler: "Labeler",
  moderator: "Moderator",
  treasury: "Treasury",
  funder: "Funder",
}

/** A state that this statement knows, or nothing. */
export function lineStateOf(text: string | undefined): LineState | undefined {
  return text !== undefined && text in stateTitles ? (text as LineState) : undefined
}

/** A role that this statement knows, or nothing. */
export function lineRoleOf(text: string | undefined): LineRole | undefined {
  return text !== undefined && text in roleTitles ? (text as LineRole) : undefined
}

/** The statement's question to the server; what it does not know is left out. */
export function lineQueryOf({ pool, epoch, state, role }: StatementFilter) {
  const [knownState, knownRole] = [lineStateOf(state), lineRoleOf(role)]
  return {
    ...(pool === undefined ? {} : { poolId: pool }),
    ...(epoch === undefined ? {} : { epochId: epoch }),
    ...(knownState === undefined ? {} : { state: knownState }),
    ...(knownRole === undefined ? {} : { role: knownRole }),
  }
}
