import { describe, expect, test } from "vitest"
import { describeReport, isSound, type LedgerReport } from "./ledger-report"

const pool = {
  poolId: "pool_river" as const,
  fundedAmount: 100n,
  paidOutAmount: 40n,
  claimedAmount: 40n,
  claimableAmount: 50n,
  pendingAmount: 10n,
  undividedAmount: 0n,
  bountyAmount: 0n,
  dustAmount: 0n,
  isSound: true,
}
const sound: LedgerReport = {
  ledger: {
    isSound: true,
    faults: [],
    accountCount: 2,
    transferCount: 1,
    totals: { "points:mint": -5n, "points:held": 5n },
  },
  pools: [pool],
}

describe("the report on the ledger", () => {
  test("says so when nothing is wrong", () => {
    expect(isSound(sound)).toBe(true)
    expect(describeReport(sound)).toContain("Sound:")
    expect(describeReport(sound)).not.toContain("WRONG")
  })

  test("names the account, what is stored and what its transfers make it", () => {
    const faults = [{ kind: "balance_differs" as const, key: "points:held:acc_1", stored: 7n, rebuilt: 5n }]
    const report = { ...sound, ledger: { ...sound.ledger, isSound: false, faults } }
    expect(isSound(report)).toBe(false)
    expect(describeReport(report)).toContain(
      "WRONG  points:held:acc_1 is stored as 7; its transfers make it 5",
    )
  })

  test("names the pool whose chain paid other than its lines say", () => {
    const report = { ...sound, pools: [{ ...pool, paidOutAmount: 41n, isSound: false }] }
    expect(isSound(report)).toBe(false)
    expect(describeReport(report)).toMatch(/WRONG {2}pool pool_river: .*but the chain paid 41/)
  })
})
