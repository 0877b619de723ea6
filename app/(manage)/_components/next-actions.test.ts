import { describe, expect, it } from "vitest"
import { nextActions, type PoolProgress } from "./next-actions"

const open: PoolProgress = {
  poolId: "pool_00000000000000000001",
  state: "open",
  itemCount: 10,
  projects: [{ projectId: "prj_00000000000000000001", state: "open", settledCount: 4 }],
  releases: [{ state: "on_sale" }],
  moderatorCount: 1,
  heldEpochNumber: null,
  unansweredCount: 0,
  waitingCount: 0,
}
const keysOf = (pool: PoolProgress) => nextActions(pool).map(({ key }) => key)

describe("the next actions of a pool", () => {
  it("are none while everything runs", () => {
    expect(keysOf(open)).toEqual([])
  })

  it("lead a draft to its terms and a new pool to its first items", () => {
    expect(keysOf({ ...open, state: "draft" })).toEqual(["edit"])
    expect(keysOf({ ...open, itemCount: 0, projects: [], releases: [] })).toEqual(["gather"])
  })

  it("put money before everything else", () => {
    const pool = { ...open, releases: [{ state: "ready" }], waitingCount: 3, moderatorCount: 0 }
    expect(keysOf(pool)).toEqual(["publish", "epoch", "moderator"])
  })

  it("ask first of all to mend a root that is held back: nobody is paid, and no epoch closes, before", () => {
    const pool = { ...open, releases: [{ state: "ready" }], waitingCount: 3, heldEpochNumber: 2 }
    expect(keysOf(pool)).toEqual(["held", "publish"])
  })

  it("ask for an answer before the arbiter decides", () => {
    const pool = { ...open, releases: [{ state: "ready" }], waitingCount: 3, unansweredCount: 1 }
    expect(keysOf(pool)).toEqual(["answer", "publish", "epoch"])
  })

  it("ask nothing new of a closed pool but to pay what is owed", () => {
    expect(keysOf({ ...open, state: "closed", projects: [], waitingCount: 1 })).toEqual(["epoch"])
  })
})
