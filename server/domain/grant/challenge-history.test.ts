import { describe, expect, it } from "vitest"
import { type HistoryEntry, tellChallenge } from "./challenge-history"

const paidAmount = 100n
const waiting = { state: "challenged", paidAmount, settledAmount: null } as const

let second = 0
/** An entry a second later than the one before it. */
function entry(action: string, detail: HistoryEntry["detail"] = {}): HistoryEntry {
  second += 1
  return { action, detail, createdAt: new Date(second * 1000) }
}

const prepared = (reasonHash: string, note: string) =>
  entry("grant.prepareChallenge", { reason: "poor_quality", note, reasonHash })
const challenged = (reasonHash: string) => entry("grant.challenged", { reasonHash })
const decided = (refundAmount: string, note: string) =>
  entry("grant.prepareResolve", { refundAmount, reason: "other", note })
const resolved = (refundAmount: string, settledAmount: string) =>
  entry("grant.resolved", { refundAmount, settledAmount })

describe("a grant's challenge", () => {
  it("is none where nobody sent one, whatever was prepared", () => {
    expect(tellChallenge({ ...waiting, state: "escrowed" }, [prepared("0x1", "Not sent.")])).toBeNull()
  })

  it("has the words whose hash the chain names, and the owner's last answer", () => {
    const history = [
      prepared("0x1", "first words"),
      prepared("0x2", "second words"),
      challenged("0x1"),
      entry("grant.answerChallenge", { note: "first answer" }),
      entry("grant.answerChallenge", { note: "second answer" }),
    ]
    expect(tellChallenge(waiting, history)).toMatchObject({
      statement: { reason: "poor_quality", note: "first words" },
      answer: { note: "second answer" },
      outcome: null,
    })
  })

  it("has no words where somebody went to the contract alone", () => {
    expect(tellChallenge(waiting, [challenged("0x9")])).toMatchObject({ statement: null, answer: null })
    const history = [challenged("0x9"), decided("70", "never sent"), resolved("30", "70")]
    expect(
      tellChallenge({ state: "settled", paidAmount, settledAmount: 70n }, history)?.outcome,
    ).toMatchObject({
      kind: "decided",
      decision: null,
    })
  })

  it("is decided with the words beside the amount that the chain has", () => {
    const history = [
      challenged("0x1"),
      decided("100", "all of it"),
      decided("30", "a part"),
      resolved("30", "70"),
    ]
    expect(
      tellChallenge({ state: "settled", paidAmount, settledAmount: 70n }, history)?.outcome,
    ).toMatchObject({
      kind: "decided",
      refundAmount: 30n,
      settledAmount: 70n,
      decision: { reason: "other", note: "a part" },
    })
    const whole = [challenged("0x1"), decided("100", "all of it"), resolved("100", "0")]
    expect(tellChallenge({ state: "refunded", paidAmount, settledAmount: 0n }, whole)?.outcome).toMatchObject(
      {
        refundAmount: 100n,
        decision: { note: "all of it" },
      },
    )
  })

  it("settled in full where nobody answered it in time, whatever was prepared", () => {
    const history = [challenged("0x1"), decided("100", "too late"), entry("grant.settled")]
    expect(tellChallenge({ state: "settled", paidAmount, settledAmount: 100n }, history)?.outcome).toEqual({
      kind: "unanswered",
      refundAmount: 0n,
      settledAmount: 100n,
      decidedAt: history.at(-1)?.createdAt,
      decision: null,
    })
  })

  it("is none any more where the chain took it back, and is one again where it came back", () => {
    const undone = entry("grant.stepUndone", { from: "challenged", to: "escrowed" })
    const history = [challenged("0x1"), undone]
    expect(tellChallenge({ ...waiting, state: "escrowed" }, history)).toBeNull()
    expect(tellChallenge(waiting, [...history, challenged("0x1")])).not.toBeNull()
  })
})
