import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { admissionReasonCodes } from "../contribution/admission"
import { decideAppeal, isStakeReturned } from "./decide"
import {
  appealableCode,
  appealableCodes,
  type ContestedRejection,
  firstRejectionOpinion,
  isRejectionReasonFor,
  type RejectionOpinion,
  rejectionAppealSeconds,
  rejectionOpinions,
  rejectionRefusal,
  rejectionReviewReasons,
  wayOutText,
} from "./rejection"

const keptUntil = new Date("2026-06-15T12:00:00Z")
const contested: ContestedRejection = {
  state: "partly_accepted",
  appealableCount: 2,
  keptUntil,
  isConsentLive: true,
  permitsReading: true,
  isAppealed: false,
}
const inTime = new Date(keptUntil.getTime() - 1)

describe("which rejected rows can be appealed", () => {
  test("repetitions alone: a row that breaks the schema by whatever reason cannot", () => {
    const appealable = admissionReasonCodes.filter((code) => appealableCode([{ code }]) !== null)
    expect(appealable).toEqual(["duplicate_in_contribution", "duplicate_in_pool"])
    expect(appealable).toEqual(appealableCodes)
    const codes = fc.array(fc.constantFrom(...admissionReasonCodes), { maxLength: 3 })
    fc.assert(
      fc.property(codes, (some) => {
        const code = appealableCode(some.map((one) => ({ code: one })))
        if (some.some((one) => !one.startsWith("duplicate_"))) expect(code).toBeNull()
        if (code !== null) expect(some).toEqual([code])
      }),
    )
  })

  test("each reason says the way out: an appeal, or mending", () => {
    expect(wayOutText([{ code: "duplicate_in_pool" }], true)).toContain("can be appealed")
    expect(wayOutText([{ code: "duplicate_in_pool" }], false)).toBeNull()
    expect(wayOutText([{ code: "field_missing", field: "text" }], false)).toMatch(/cannot be appealed\. Mend/)
  })
})

describe("when they can be appealed", () => {
  test("while the vault keeps them, to the moment", () => {
    expect(rejectionRefusal(contested, inTime)).toBeNull()
    expect(rejectionRefusal({ ...contested, state: "rejected" }, inTime)).toBeNull()
    expect(rejectionRefusal(contested, keptUntil)).toBe("too_late")
    expect(rejectionAppealSeconds).toBe(14 * 86_400)
  })

  test.each([
    [{ state: "revoked" as const }, "gate_closed"],
    [{ isAppealed: true }, "appealed"],
    [{ state: "submitted" as const }, "not_judged"],
    [{ appealableCount: 0 }, "no_row"],
    [{ keptUntil: null }, "too_late"],
    [{ isConsentLive: false }, "consent_ended"],
    [{ permitsReading: false }, "not_readable"],
  ])("not where %j", (changes, refusal) => {
    expect(rejectionRefusal({ ...contested, ...changes }, inTime)).toBe(refusal)
  })
})

describe("the outcome", () => {
  const decide = (...said: RejectionOpinion[]) =>
    decideAppeal<RejectionOpinion>(firstRejectionOpinion, said, 3)

  test("rows stay out unless most of the reviewers would take them in", () => {
    expect(decide("take_in")).toEqual({ kind: "open" })
    expect(decide("take_in", "keep_out", "take_in")).toEqual({ kind: "overturned", ballot: "take_in" })
    const upheld = decide("keep_out", "keep_out")
    expect(upheld).toEqual({ kind: "upheld", isDivided: false })
    expect(isStakeReturned(upheld, inTime, keptUntil)).toBe(false)
    expect(isStakeReturned(upheld, keptUntil, inTime)).toBe(true)
  })

  test("a reason fits one opinion alone", () => {
    const all = [...rejectionReviewReasons.keep_out, ...rejectionReviewReasons.take_in]
    for (const reason of all) {
      const opinions = rejectionOpinions.filter((opinion) => isRejectionReasonFor(opinion, reason))
      expect(opinions).toHaveLength(1)
    }
  })
})
