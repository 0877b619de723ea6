import { place } from "./place"
import { runScript } from "./run-script"

/** A pool of its own, with a settled answer to appeal and two moderators. */
export interface Marsh {
  readonly poolId: `pool_${string}`
  readonly projectId: `prj_${string}`
  /** The appellant's run. */
  readonly runId: `run_${string}`
  /** A contribution of the appellant's that repeats the disputed row. */
  readonly repeatedId: `con_${string}`
  readonly disputedRow: string
  /** A project with three cases on its desk, in which the appellant is paused. */
  readonly sortingProjectId: `prj_${string}`
  /** A project with a gold that its labelers contradict. */
  readonly doubtedProjectId: `prj_${string}`
  readonly keys: {
    readonly keeper: `0x${string}`
    readonly appellant: `0x${string}`
    readonly other: `0x${string}`
    readonly firstModerator: `0x${string}`
    readonly secondModerator: `0x${string}`
  }
}

export function raiseMarsh(): Promise<Marsh> {
  return runScript("marsh.ts", place().env, ["raise"])
}

/** Decides an appeal as if the minute for taking reviews back had passed. */
export function ripenAppeal(appealId: string): Promise<object> {
  return runScript("marsh.ts", place().env, ["ripen", appealId])
}
