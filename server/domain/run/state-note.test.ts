import { expect, test } from "vitest"
import { stateAt } from "./state"
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

test("a run that lapsed and is not closed yet promises what is about to happen", () => {
  const note = runStateNote({ ...abandoned, finishedAt: null })
  expect(note).toContain("time ran out")
  expect(note).toContain("20 points comes back whole")
  expect(note).toContain("tasks go back")
})

test("an open run is told as abandoned from the second its time is over, a finished one never", () => {
  const open = { state: "open", leaseExpiresAt: abandoned.leaseExpiresAt } as const
  expect(stateAt(open, new Date("2026-06-01T12:29:59Z"))).toBe("open")
  expect(stateAt(open, new Date("2026-06-01T12:30:00Z"))).toBe("abandoned")
  expect(stateAt({ ...open, state: "finished" }, new Date("2026-06-01T13:00:00Z"))).toBe("finished")
})

test("a run given up in time says so", () => {
  expect(runStateNote({ ...abandoned, finishedAt: new Date("2026-06-01T12:10:00Z") })).toContain(
    "You gave this run up",
  )
})
