import { readFileSync } from "node:fs"

/** The instance under test, as tests know it. */
export interface Place {
  readonly origin: string
  readonly dataDir: string
  /** What a command of this instance is told. */
  readonly env: Readonly<Record<string, string>>
  readonly stage: StageFacts
}

/** What the stage holds before anybody opens a browser. */
export interface StageFacts {
  readonly poolId: `pool_${string}`
  readonly poolName: string
  /** A project whose tasks are all settled. */
  readonly practiceProjectId: `prj_${string}`
  /** The week of ISO 8601 in which its runs were settled. */
  readonly practiceWeek: string
  /** The contribution that holds the stage's `storyRows`, in their order. */
  readonly storyContributionId: `con_${string}`
  /** Labelers' wallets, whose people hold points from earlier work. */
  readonly labelerKeys: readonly `0x${string}`[]
  readonly moderatorAddress: `0x${string}`
}

/** Environment variable with the file that describes the place; the setup writes it, tests read it. */
export const placeVariable = "MILLPOND_E2E_PLACE"

let known: Place | undefined

/** The running instance. @throws Error outside of a test run */
export function place(): Place {
  const file = process.env[placeVariable]
  if (file === undefined)
    throw new Error("There is no instance: run Playwright with this folder's configuration.")
  known ??= JSON.parse(readFileSync(file, "utf8")) as Place
  return known
}
