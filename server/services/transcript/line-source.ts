import "server-only"
import type { Transaction } from "@/db/client"
import type { TaskLine } from "@/server/domain/transcript/lines"
import type { ProjectRow } from "../project/standing"

/** What lines are made of: one moment of the database, and the names of this project. */
export interface LineSource {
  readonly transaction: Transaction
  readonly project: ProjectRow
  nameOf(accountId: string): string
  readonly writtenAt: Date
  /** How many answers of each task every fit had read, by number and task. */
  readonly fits: readonly { readonly number: number; readonly answerCounts: readonly number[] }[]
}

/** The day of a time, in UTC. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

type PlainAnswer = TaskLine["answers"][number]["answer"]

/** An answer as it stands in a file. */
export function plain(answer: object | null): PlainAnswer | null {
  return answer === null ? null : (structuredClone(answer) as PlainAnswer)
}
