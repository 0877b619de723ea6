import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { DomainError } from "../errors"
import { unreachable } from "../state-machine"
import { decideAppeal, isStakeReturned, overturnRate } from "./decide"
import { chooseReviewers, panelSize, type ReviewerCandidate } from "./reviewers"
import { appealMachine, openAppealStates } from "./state"
import { appealRefusal, appealStakePoints, appealTerms, type ContestedAnswer, checkOpenCount } from "./terms"

const settledAt = new Date("2026-06-01T12:00:00Z")
const wrong: ContestedAnswer = {
  runState: "settled",
  isQualification: false,
  settledAt,
  outcome: "wrong",
  isGold: false,
  source: "consensus",
  isFinal: false,
  isAppealed: false,
}
const later = (days: number) => new Date(settledAt.getTime() + days * 86_400_000)

describe("what can be appealed", () => {
  it("a wrong or partly right answer, from its settlement for 14 days to the moment", () => {
    expect(appealRefusal(wrong, settledAt)).toBeNull()
    expect(appealRefusal({ ...wrong, outcome: "partly" }, later(14))).toBeNull()
    expect(appealRefusal(wrong, new Date(later(14).getTime() + 1))).toBe("too_late")
  })

  test.each([
    [{ runState: "finished" as const, settledAt: null }, "not_settled"],
    [{ isQualification: true }, "training"],
    [{ outcome: "right" as const }, "right"],
    [{ outcome: "unsettled" as const, source: null }, "no_label"],
    [{ outcome: "withdrawn" as const }, "no_label"],
    [{ isGold: true }, "gold"],
    [{ isFinal: true }, "final"],
    [{ isAppealed: true }, "appealed"],
  ])("not where %j", (changes, refusal) => {
    expect(appealRefusal({ ...wrong, ...changes }, settledAt)).toBe(refusal)
  })

  it("with a stake that nobody is too poor for, and no more than the open ones allowed", () => {
    expect(appealTerms(500n)).toEqual({ stakePoints: appealStakePoints, maxOpenCount: 3 })
    expect(appealTerms(4n)).toEqual({ stakePoints: 4n, maxOpenCount: 1 })
    expect(appealTerms(0n)).toEqual({ stakePoints: 0n, maxOpenCount: 1 })
    expect(() => checkOpenCount(2, appealTerms(500n))).not.toThrow()
    expect(() => checkOpenCount(3, appealTerms(500n))).toThrow(DomainError)
    expect(() => checkOpenCount(1, appealTerms(0n))).toThrow(/One appeal may be open/)
  })
})

describe("who reviews", () => {
  const candidate = (accountId: string, changes: Partial<ReviewerCandidate> = {}): ReviewerCandidate => ({
    accountId,
    dependences: [],
    skillLow: 0.5,
    openSeatCount: 0,
    ...changes,
  })

  it("is an odd panel of at most three, or nobody where nobody is independent", () => {
    expect([0, 1, 2, 3, 9].map(panelSize)).toEqual([0, 1, 1, 3, 3])
  })

  it("never anybody who stands near the appeal, whatever their skill", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(40), { maxLength: 12 }),
        fc.nat(12),
        fc.nat(7),
        (ids, count, every) => {
          const people = ids.map((id) =>
            candidate(
              `acc_${id}`,
              id % (every + 2) === 0 ? { dependences: ["judged_before"], skillLow: 1 } : {},
            ),
          )
          const chosen = chooseReviewers("apl_1", people, count)
          const free = people.filter((one) => one.dependences.length === 0).map((one) => one.accountId)
          expect(chosen.length).toBe(Math.min(count, free.length))
          expect(new Set(chosen).size).toBe(chosen.length)
          expect(chosen.every((id) => free.includes(id))).toBe(true)
        },
      ),
    )
  })

  it("who has least waiting, then the more skilled; the order in which they are listed says nothing", () => {
    const people = [
      candidate("busy", { openSeatCount: 2, skillLow: 0.9 }),
      candidate("skilled", { skillLow: 0.8 }),
      candidate("fair", { skillLow: 0.6 }),
    ]
    expect(chooseReviewers("apl_1", people, 3)).toEqual(["skilled", "fair", "busy"])
    expect(chooseReviewers("apl_1", [...people].reverse(), 3)).toEqual(["skilled", "fair", "busy"])
  })

  it("among equals not the same person every time", () => {
    const people = [candidate("acc_1"), candidate("acc_2")]
    const first = new Set(
      Array.from({ length: 40 }, (_, index) => chooseReviewers(`apl_${index}`, people, 1)[0]),
    )
    expect(first.size).toBe(2)
  })
})

describe("the outcome", () => {
  it("is what more than half of the panel say, as soon as they do", () => {
    expect(decideAppeal(0, [], 1)).toEqual({ kind: "open" })
    expect(decideAppeal(0, [0], 1)).toEqual({ kind: "upheld", isDivided: false })
    expect(decideAppeal(0, [1], 1)).toEqual({ kind: "overturned", ballot: 1 })
    expect(decideAppeal(0, [1, 0], 3)).toEqual({ kind: "open" })
    expect(decideAppeal(0, [1, 1], 3)).toEqual({ kind: "overturned", ballot: 1 })
    expect(decideAppeal(0, ["retire", 1, "retire"], 3)).toEqual({ kind: "overturned", ballot: "retire" })
  })

  it("leaves the first answer where no other has a majority, and then costs nothing", () => {
    const divided = decideAppeal(0, [0, 1, 2], 3)
    expect(divided).toEqual({ kind: "upheld", isDivided: true })
    expect(isStakeReturned(divided, settledAt, later(1))).toBe(true)
  })

  it("costs the stake only where a majority upheld the answer within the target", () => {
    const upheld = decideAppeal(0, [0], 1)
    expect(isStakeReturned(upheld, later(1), later(1))).toBe(false)
    expect(isStakeReturned(upheld, new Date(later(1).getTime() + 1), later(1))).toBe(true)
    expect(isStakeReturned(decideAppeal(0, [1], 1), settledAt, later(1))).toBe(true)
  })

  it("does not depend on the order of the ballots", () => {
    const ballots = fc.array(fc.constantFrom(0, 1, 2, "retire" as const), { maxLength: 3 })
    fc.assert(
      fc.property(ballots, (given) => {
        expect(decideAppeal(0, [...given].reverse(), 3)).toEqual(decideAppeal(0, given, 3))
      }),
    )
  })

  it("refuses a panel that could tie, and more ballots than reviewers", () => {
    expect(() => decideAppeal(0, [], 2)).toThrow(RangeError)
    expect(() => decideAppeal(0, [0, 0], 1)).toThrow(RangeError)
  })

  it("gives the overturn rate of what was decided, and none before", () => {
    expect(overturnRate(0, 0)).toEqual({ decidedCount: 0, overturnedCount: 0, rate: null })
    expect(overturnRate(3, 1)).toEqual({ decidedCount: 4, overturnedCount: 1, rate: 0.25 })
  })
})

test("every state of an appeal can be reached, and no outcome is left again", () => {
  expect(unreachable(appealMachine)).toEqual([])
  const open: readonly string[] = openAppealStates
  for (const state of appealMachine.states) expect(appealMachine.isFinal(state)).toBe(!open.includes(state))
})
