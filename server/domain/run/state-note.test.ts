import { expect, test } from "vitest"
import { type NotedRun, runStateNote } from "./state-note"

const abandoned: NotedRun = {
  state: "abandoned",
  isQualification: false,
  stakePoints: 20n,
  leaseExpiresAt: new Date("2026-06-01T12:30:00Z"),
  finishedAt: new Date("2026-06-01T12:31:00Z"),
}

test("a run whose time ran out says that answers do not count and the stake came back whole", () => {
  const note = runStateNote(abandoned)
  expect(note).toContain("time ran out")
  expect(note).toContain("answers do not count")
  expect(note).toContain("20 points came back whole")
})

test("a run given up in time says so", () => {
  expect(runStateNote({ ...abandoned, finishedAt: new Date("2026-06-01T12:10:00Z") })).toContain(
    "You gave this run up",
  )
})
