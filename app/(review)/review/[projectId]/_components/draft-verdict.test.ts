import { describe, expect, it } from "vitest"
import { verdictReasons } from "@/server/domain/label/verdict"
import { decide, emptyDraft, missingFrom, nextReason, settleOn } from "./draft-verdict"

const project = { kind: "preference", config: { allowEqual: true, note: "none" } } as const

describe("a verdict in the making", () => {
  it("needs an answer to settle a task, and none otherwise", () => {
    expect(missingFrom(emptyDraft, project)).toBe("Choose the answer first.")
    expect(missingFrom(settleOn(emptyDraft, { preferred: "a" }), project)).toBeNull()
    expect(missingFrom(decide(emptyDraft, "retire"), project)).toBeNull()
  })

  it("always has a reason of its own decision", () => {
    const retired = decide(settleOn(emptyDraft, { preferred: "a" }), "retire")
    expect(retired).toMatchObject({ answer: null, reason: verdictReasons.retire[0] })
    expect(settleOn(retired, { preferred: "b" }).reason).toBe(verdictReasons.label[0])
  })

  it("walks around its reasons", () => {
    let draft = emptyDraft
    const seen = verdictReasons.label.map(() => {
      const { reason } = draft
      draft = nextReason(draft)
      return reason
    })
    expect(seen).toEqual([...verdictReasons.label])
    expect(draft.reason).toBe(verdictReasons.label[0])
  })
})
