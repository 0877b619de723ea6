import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CorpusVote } from "./corpus"
import { planRuns, shiftTo, stepsOf } from "./plan-runs"

const vote = (worker: string, pair: string, from: number, to: number): CorpusVote => ({
  worker,
  pair,
  choice: "a",
  acceptedAt: new Date(from * 1000),
  submittedAt: new Date(to * 1000),
})

const anyVotes = fc
  .uniqueArray(
    fc.record({
      worker: fc.constantFrom("w1", "w2", "w3"),
      pair: fc.integer({ min: 0, max: 60 }).map(String),
      from: fc.integer({ min: 0, max: 100_000 }),
      seconds: fc.integer({ min: 0, max: 900 }),
    }),
    { selector: (row) => `${row.worker} ${row.pair}`, maxLength: 80 },
  )
  .map((rows) =>
    rows
      .map((row) => vote(row.worker, row.pair, row.from, row.from + row.seconds))
      .sort((left, right) => left.submittedAt.getTime() - right.submittedAt.getTime()),
  )

describe("planRuns", () => {
  it("starts another run after ten votes and after a long pause", () => {
    const votes = Array.from({ length: 12 }, (_, place) =>
      vote("w1", `p${place}`, place * 60, place * 60 + 30),
    )
    votes.push(vote("w1", "late", 100_000, 100_030))
    expect(planRuns(votes).map((run) => run.votes.length)).toEqual([10, 2, 1])
  })

  it("keeps every vote once, at most ten a run, and never overlaps a worker's runs", () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const runs = planRuns(votes)
        expect(runs.flatMap((run) => run.votes)).toHaveLength(votes.length)
        expect(new Set(runs.flatMap((run) => run.votes)).size).toBe(votes.length)
        const freeAt = new Map<string, number>()
        for (const run of runs) {
          expect(run.votes.length).toBeLessThanOrEqual(10)
          expect(run.takenAt.getTime()).toBeGreaterThanOrEqual(freeAt.get(run.worker) ?? 0)
          expect(run.finishedAt.getTime()).toBeGreaterThanOrEqual(run.takenAt.getTime())
          freeAt.set(run.worker, run.finishedAt.getTime())
        }
      }),
    )
  })

  it("takes each run before it finishes it, in order of time", () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const taken = new Set<unknown>()
        let last = 0
        for (const step of stepsOf(planRuns(votes))) {
          expect(step.at.getTime()).toBeGreaterThanOrEqual(last)
          last = step.at.getTime()
          if (step.kind === "take") taken.add(step.run)
          else expect(taken.has(step.run)).toBe(true)
        }
      }),
    )
  })
})

describe("shiftTo", () => {
  it("puts the last vote at the end and keeps distances", () => {
    const votes = [vote("w1", "p1", 0, 100), vote("w2", "p2", 50, 400)]
    const shift = shiftTo(votes, new Date(1_000_000))
    expect(shift(new Date(400_000)).getTime()).toBe(1_000_000)
    expect(shift(new Date(100_000)).getTime()).toBe(700_000)
  })
})
