import { describe, expect, it } from "vitest"
import { overlapExample, runExample } from "./worked-examples"

describe("the examples of the project form", () => {
  it("settle sooner with a lower target, and take longer with one label against", () => {
    const strict = overlapExample({ minLabels: 1, maxLabels: 9, targetConfidence: 0.99 }, 2)
    const easy = overlapExample({ minLabels: 1, maxLabels: 9, targetConfidence: 0.75 }, 2)
    expect(easy.agreeingCount).toBe(1)
    expect(strict.agreeingCount).toBeGreaterThan(1)
    expect(strict.oneAgainstCount).toBe((strict.agreeingCount ?? 0) + 2)
  })

  it("say when a task would always go to a moderator", () => {
    expect(overlapExample({ minLabels: 1, maxLabels: 1, targetConfidence: 0.95 }, 2).agreeingCount).toBeNull()
  })

  it("give the stake back at the target score and double the base points with it", () => {
    const { plain, staked } = runExample(
      { runSize: 10, rewardPoints: 10, maxStakePoints: 100, targetScore: 0.6 },
      0.6,
    )
    expect(plain.earnedPoints).toBe(60n)
    expect(staked).toMatchObject({ earnedPoints: 120n, settlementPoints: 0n })
  })
})
