import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { assetOf, mayGoNegative, pointsAccount, tokenAccount, tokenAsset } from "./accounts"
import { findLedgerFaults, rebuildBalances, sumByAsset } from "./invariants"
import { makeTransfer, reverseTransfer, type Transfer } from "./transfer"

const token = `0x${"Ab".repeat(20)}`
const reward = makeTransfer({
  from: pointsAccount.mint(),
  to: pointsAccount.held("acc_1"),
  amount: 85n,
  reason: "run_reward",
  referenceId: "run_1",
})

describe("the accounts", () => {
  it("have keys that tell their asset, and only sources may go below zero", () => {
    expect(pointsAccount.staked("run_1").key).toBe("points:staked:run_1")
    expect(tokenAccount.pool(token, "pool_1").key).toBe(`token:${token.toLowerCase()}:pool:pool_1`)
    const all = [
      pointsAccount.mint(),
      pointsAccount.held("acc_1"),
      pointsAccount.staked("run_1"),
      pointsAccount.slashed("prj_1"),
      tokenAccount.outside(token),
      tokenAccount.pool(token, "pool_1"),
      tokenAccount.earned(token, "pool_1", "acc_1"),
    ]
    for (const account of all) {
      expect(assetOf(account.key)).toBe(account.asset)
      expect(mayGoNegative(account.key)).toBe(account.mayGoNegative)
    }
    expect(all.filter((account) => account.mayGoNegative).map((account) => account.key)).toEqual([
      "points:mint",
      `${tokenAsset(token)}:outside`,
    ])
  })

  it("refuse what would forge another key", () => {
    expect(() => pointsAccount.held("acc_1:x")).toThrow(DomainError)
    expect(() => pointsAccount.held("")).toThrow(DomainError)
    expect(() => tokenAsset("0x12")).toThrow(DomainError)
    expect(() => assetOf("gold:mint")).toThrow(DomainError)
  })
})

describe("a transfer", () => {
  it("is named by reason, reference and sides, so that posting it twice moves once", () => {
    expect(reward.idempotencyKey).toBe("run_reward|run_1|points:mint|points:held:acc_1|")
  })

  it("moves more than zero, between two accounts, of one asset", () => {
    const held = pointsAccount.held("acc_1")
    const parts = { reason: "run_reward", referenceId: "run_1" } as const
    expect(() => makeTransfer({ ...parts, from: pointsAccount.mint(), to: held, amount: 0n })).toThrow(
      DomainError,
    )
    expect(() => makeTransfer({ ...parts, from: held, to: held, amount: 1n })).toThrow(DomainError)
    expect(() => makeTransfer({ ...parts, from: tokenAccount.outside(token), to: held, amount: 1n })).toThrow(
      DomainError,
    )
  })

  it("is taken back whole by its reversal, which is never reversed itself", () => {
    const reversal = reverseTransfer("trf_1", reward)
    expect([...rebuildBalances([reward, reversal]).values()]).toEqual([0n, 0n])
    expect(() => reverseTransfer("trf_2", reversal)).toThrow(DomainError)
  })
})

describe("the invariants", () => {
  const anyTransfer = fc
    .record({
      from: fc.nat(4),
      to: fc.nat(4),
      amount: fc.bigInt({ min: 1n, max: 10n ** 20n }),
      id: fc.uuid(),
    })
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, amount, id }): Transfer => {
      const key = (place: number) => (place === 0 ? "points:mint" : `points:held:acc_${place}`)
      return { ...reward, idempotencyKey: id, debitKey: key(from), creditKey: key(to), amount }
    })

  it("hold for whatever was moved: every asset comes to zero and rebuilt balances are found equal", () => {
    fc.assert(
      fc.property(fc.array(anyTransfer), (transfers) => {
        const balances = rebuildBalances(transfers)
        for (const sum of sumByAsset(balances).values()) expect(sum).toBe(0n)
        const faults = findLedgerFaults(transfers, balances)
        expect(faults.every((fault) => fault.kind === "negative" || fault.kind === "posted_twice")).toBe(true)
      }),
    )
  })

  it("find a changed balance, an overdrawn person and a movement kept twice", () => {
    const changed = new Map([
      ["points:mint", -85n],
      ["points:held:acc_1", 84n],
    ])
    expect(findLedgerFaults([reward], changed).map((fault) => fault.kind)).toEqual([
      "asset_not_zero",
      "balance_differs",
    ])
    const spent = {
      ...reward,
      idempotencyKey: "other",
      debitKey: "points:held:acc_1",
      creditKey: "points:mint",
    }
    const overdrawn = { ...spent, amount: 86n }
    const kinds = (transfers: Transfer[]) =>
      findLedgerFaults(transfers, rebuildBalances(transfers)).map((fault) => fault.kind)
    expect(kinds([reward, overdrawn])).toEqual(["negative"])
    expect(kinds([reward, reward])).toEqual(["posted_twice"])
  })
})
