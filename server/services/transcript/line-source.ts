import "server-only"
import type { Transaction } from "@/db/client"
import type { ProjectRow } from "../project/standing"

/** What lines are made of: one moment of the database, and the names of this project. */
export interface LineSource {
  readonly transaction: Transaction
  readonly project: ProjectRow
  nameOf(accountId: string): string
  /** How many answers of each task every fit had read, by number and task. */
  readonly fits: readonly { readonly number: number; readonly answerCounts: readonly number[] }[]
}

/** The day of a time, in UTC. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}
