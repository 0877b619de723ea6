import { expect, test } from "vitest"
import { decideAppeal, isStakeReturned } from "./decide"
import {
  type ContestedPause,
  firstPauseOpinion,
  holdingPauses,
  isReasonFor,
  type PauseOpinion,
  pauseAppealAgainSeconds,
  pauseRefusal,
} from "./pause"

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000)
const paused: ContestedPause = {
  isPaused: true,
  projectState: "open",
  hasOpenAppeal: false,
  upheldAt: null,
}

test("a pause can be appealed while it lasts, and an upheld one again after thirty days", () => {
  expect(pauseRefusal(paused, at(0))).toBeNull()
  expect(pauseRefusal({ ...paused, isPaused: false }, at(0))).toBe("not_paused")
  expect(pauseRefusal({ ...paused, projectState: "closed" }, at(0))).toBe("closed")
  expect(pauseRefusal({ ...paused, projectState: "paused" }, at(0))).toBeNull()
  expect(pauseRefusal({ ...paused, hasOpenAppeal: true }, at(0))).toBe("open_already")
  const upheld = { ...paused, upheldAt: at(0) }
  expect(pauseRefusal(upheld, at(pauseAppealAgainSeconds - 1))).toBe("upheld_lately")
  expect(pauseRefusal(upheld, at(pauseAppealAgainSeconds))).toBeNull()
})

test("a pause stands unless most of its reviewers would lift it", () => {
  const decide = (...said: ("keep" | "lift")[]) => decideAppeal<PauseOpinion>(firstPauseOpinion, said, 3)
  expect(decide("lift")).toEqual({ kind: "open" })
  expect(decide("lift", "keep")).toEqual({ kind: "open" })
  expect(decide("lift", "keep", "lift")).toEqual({ kind: "overturned", ballot: "lift" })
  const upheld = decide("keep", "keep")
  expect(upheld).toEqual({ kind: "upheld", isDivided: false })
  expect(isStakeReturned(upheld, at(1), at(2))).toBe(false)
  expect(isStakeReturned(upheld, at(3), at(2))).toBe(true)
})

test("what was decided before an appeal lifted a pause holds nobody, a new decision does", () => {
  const pauses = [
    { signalId: "one", decidedAt: at(10) },
    { signalId: "two", decidedAt: at(30) },
  ]
  expect(holdingPauses(pauses, null)).toEqual(pauses)
  expect(holdingPauses(pauses, at(10)).map(({ signalId }) => signalId)).toEqual(["two"])
  expect(holdingPauses(pauses, at(30))).toEqual([])
})

test("a reason for keeping a pause is none for lifting it", () => {
  expect(isReasonFor("keep", "evidence_holds")).toBe(true)
  expect(isReasonFor("lift", "evidence_holds")).toBe(false)
  expect(isReasonFor("lift", "too_weak")).toBe(true)
})
