import { place } from "./place"
import { runScript } from "./run-script"

/** A pool beside the story's, for journeys on which something fails. */
export interface Heath {
  readonly poolId: `pool_${string}`
  /** A project whose tasks take one answer each. */
  readonly projectId: `prj_${string}`
  /** One that is labeled, to sell a release of. */
  readonly practiceProjectId: `prj_${string}`
  /** Another one like it, for a bounty. */
  readonly rewardedProjectId: `prj_${string}`
  /** One that asks for a skill of 40 %; who labeled at the river has it. */
  readonly carefulProjectId: `prj_${string}`
  /** Wallet of a labeler who holds points. */
  readonly labelerKey: `0x${string}`
}

let raised: Promise<Heath> | undefined

/** The heath, raised by the first journey that asks for it. */
export function heath(): Promise<Heath> {
  raised ??= onHeath<Heath>("raise")
  return raised
}

/** A project over the items of one contribution. */
export function askAbout(contributionId: string): Promise<{ readonly projectId: `prj_${string}` }> {
  return onHeath("ask", contributionId)
}

/** A sale on the heath, its price in escrow. */
export interface HeathSale {
  readonly grantId: `grt_${string}`
  /** The wallet that bought. */
  readonly buyerKey: `0x${string}`
  /** The lines of the copy as the buyer opens it. */
  readonly lines: readonly string[]
}

/** Sells a release of a project, and opens the buyer's copy. */
export function sellRelease(projectId: string): Promise<HeathSale> {
  return onHeath("sell", projectId)
}

/** Lets a run's time end so soon. */
export function lapseRun(runId: string, inSeconds: number): Promise<object> {
  return onHeath("lapse", runId, String(inSeconds))
}

function onHeath<Answer>(...words: readonly string[]): Promise<Answer> {
  return runScript("heath.ts", place().env, words)
}
