import { describe, expect, it } from "vitest"
import { runOutlook } from "./outlook"

const terms = {
  rewardPoints: new Array<bigint>(10).fill(10n),
  stakePoints: 50n,
  maxStakePoints: 100n,
  targetScore: 0.6,
}

describe("what a run may move", () => {
  it("doubles nothing and loses nothing without a stake", () => {
    expect(runOutlook({ ...terms, stakePoints: 0n }, 1)).toMatchObject({ movedPoints: 100n, multiplier: 1 })
    expect(runOutlook({ ...terms, stakePoints: 0n }, 0)).toMatchObject({ movedPoints: 0n })
  })

  it("wins the stake on top at best, and loses it at worst", () => {
    expect(runOutlook(terms, 1)).toMatchObject({
      earnedPoints: 150n,
      settlementPoints: 50n,
      movedPoints: 200n,
    })
    expect(runOutlook(terms, 0)).toMatchObject({
      earnedPoints: 0n,
      settlementPoints: -50n,
      movedPoints: -50n,
    })
  })

  it("brings the stake back as it was at the target", () => {
    expect(runOutlook(terms, 0.6)).toMatchObject({ settlementPoints: 0n, earnedPoints: 90n })
  })
})
