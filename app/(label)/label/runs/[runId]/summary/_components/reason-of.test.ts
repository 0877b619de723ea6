import { describe, expect, it } from "vitest"
import type { RunOutcome } from "../../../../../_views"
import { reasonOf } from "./reason-of"

const settled: RunOutcome = {
  assignmentId: "asg_1",
  position: 0,
  taskId: "tsk_1",
  itemIds: ["itm_1"],
  isSwapped: false,
  outcome: "right",
  appeal: null,
  isAppealable: false,
  myAnswer: { preferred: "a" },
  note: null,
  skipReason: null,
  settledAnswer: { preferred: "a" },
  credit: 1,
  earnedPoints: 10n,
  isGold: false,
  why: {
    goldExplanation: null,
    posterior: [0.9, 0.1],
    annotationCount: 3,
    isByAppeal: false,
    source: "consensus",
    verdict: null,
  },
}
const verdict = { decision: "label", reason: "guideline_applies", note: null } as const

describe("why a task stands as it does", () => {
  it("names what settled it", () => {
    expect(reasonOf(settled, false)).toMatch(/^Settled by 3 answers/)
    expect(reasonOf({ ...settled, isGold: true }, false)).toMatch(/^This was a gold/)
    expect(reasonOf({ ...settled, why: { ...settled.why, verdict } }, false)).toBe(
      "A moderator decided: the guidelines decide it.",
    )
  })

  it("calls nothing decided that is not", () => {
    expect(reasonOf({ ...settled, outcome: "unsettled" }, false)).toMatch(/^Not certain enough yet/)
  })

  it("says of a skip that it counts neither way, but as not right in a qualification run", () => {
    const skipped = { ...settled, outcome: "skipped", skipReason: "unanswered" } as const
    expect(reasonOf(skipped, false)).toMatch(/counts neither way/)
    expect(reasonOf(skipped, true)).toMatch(/does not count as right/)
  })
})
