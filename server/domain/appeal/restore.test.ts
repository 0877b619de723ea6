import fc from "fast-check"
import { expect, test } from "vitest"
import { pointsAccount } from "../ledger/accounts"
import { findLedgerFaults, rebuildBalances } from "../ledger/invariants"
import { makeTransfer, reverseTransfer, type Transfer } from "../ledger/transfer"
import { settlementMovements } from "../run/movements"
import { restoreRun, type StandingTransfer } from "./restore"

const terms = { runId: "run_1", projectId: "prj_1", labelerId: "acc_1", stakePoints: 50n }
const figures = (earnedPoints: bigint, settlementPoints: bigint) => ({ earnedPoints, settlementPoints })
const held = pointsAccount.held("acc_1").key
const staked = pointsAccount.staked("run_1").key
const slashed = pointsAccount.slashed("prj_1").key

/** A ledger after a run's settlement, its loss shared out in part. */
function settle(before: ReturnType<typeof figures>, sharedPoints: bigint) {
  const start = makeTransfer({
    from: pointsAccount.mint(),
    to: pointsAccount.held("acc_1"),
    amount: 1_000n,
    reason: "run_reward",
    referenceId: "run_0",
  })
  const lock = makeTransfer({
    from: pointsAccount.held("acc_1"),
    to: pointsAccount.staked("run_1"),
    amount: terms.stakePoints,
    reason: "stake_locked",
    referenceId: "run_1",
  })
  const standing = settlementMovements(terms, before).map(makeTransfer).map(named)
  const share = makeTransfer({
    from: pointsAccount.slashed("prj_1"),
    to: pointsAccount.held("acc_2"),
    amount: sharedPoints === 0n ? 1n : sharedPoints,
    reason: "slash_distributed",
    referenceId: "run_1",
  })
  const shared = sharedPoints === 0n ? [] : [share]
  return { moved: [start, lock, ...standing.map((one) => one.transfer), ...shared], standing }
}

const named = (transfer: Transfer): StandingTransfer => ({ transferId: transfer.idempotencyKey, transfer })

function apply(moved: readonly Transfer[], restoration: NonNullable<ReturnType<typeof restoreRun>>) {
  const issued = restoration.issued.map(makeTransfer)
  const reversed = restoration.reversed.map((one) => reverseTransfer(one.transferId, one.transfer))
  return { all: [...moved, ...reversed, ...issued], issued }
}

const faults = (all: readonly Transfer[]) => findLedgerFaults(all, rebuildBalances(all))

test("a lost stake comes back whole, by reversals and new movements, and what others got stays theirs", () => {
  const before = figures(0n, -50n)
  const after = figures(40n, 25n)
  const { moved, standing } = settle(before, 30n)
  const restoration = restoreRun({
    ...terms,
    causeId: "apl_1",
    standing,
    distributedPoints: 30n,
    before,
    after,
  })
  expect(restoration?.restoredPoints).toBe(115n)
  if (restoration === null) throw new Error("nothing restored")
  const { all } = apply(moved, restoration)
  const balances = rebuildBalances(all)
  expect(balances.get(held)).toBe(1_000n + 40n + 25n)
  expect(balances.get(pointsAccount.held("acc_2").key)).toBe(30n)
  expect(balances.get(slashed)).toBe(0n)
  expect(balances.get(staked)).toBe(0n)
  expect(faults(all)).toEqual([])
})

test("a run that the new answer would cost points keeps what it was settled with", () => {
  const { standing } = settle(figures(40n, 25n), 0n)
  const run = { ...terms, causeId: "apl_1", standing, distributedPoints: 0n }
  expect(restoreRun({ ...run, before: figures(40n, 25n), after: figures(30n, 10n) })).toBeNull()
  expect(restoreRun({ ...run, before: figures(40n, 25n), after: figures(40n, 25n) })).toBeNull()
})

test("one appeal after another leaves the ledger sound and the run as if settled so at once", () => {
  const settlement = fc.integer({ min: -50, max: 50 })
  const rising = fc.tuple(settlement, settlement, settlement).map((all) => all.sort((a, b) => a - b))
  fc.assert(
    fc.property(rising, fc.nat(50), (stages, shareWish) => {
      const [first = 0, second = 0, third = 0] = stages
      const lost = first < 0 ? -first : 0
      const sharedPoints = BigInt(Math.min(shareWish, lost))
      const points = (settled: number) => figures(BigInt(settled + 60), BigInt(settled))
      const { moved, standing } = settle(points(first), sharedPoints)
      let ledger: readonly Transfer[] = moved
      let stands: readonly StandingTransfer[] = standing
      let before = points(first)
      for (const [index, stage] of [second, third].entries()) {
        const restoration = restoreRun({
          ...terms,
          causeId: `apl_${index}`,
          standing: stands,
          distributedPoints: sharedPoints,
          before,
          after: points(stage),
        })
        if (restoration === null) continue
        const { all, issued } = apply(ledger, restoration)
        ledger = all
        stands = [...stands.filter((one) => !restoration.reversed.includes(one)), ...issued.map(named)]
        before = points(stage)
      }
      const balances = rebuildBalances(ledger)
      expect(faults(ledger)).toEqual([])
      expect(balances.get(held)).toBe(1_000n + before.earnedPoints + before.settlementPoints)
      expect(balances.get(staked)).toBe(0n)
      const stillLost = before.settlementPoints < 0n ? -before.settlementPoints : 0n
      const waiting = stillLost > sharedPoints ? stillLost - sharedPoints : 0n
      expect(balances.get(slashed) ?? 0n).toBe(waiting)
    }),
  )
})
