import type { EpochTranscript } from "../../payout/transcript"
import type { TranscriptLine } from "../lines"

export const madeRelease = "rel_made"
const hex = (byte: string, length: number): `0x${string}` => `0x${byte.repeat(length)}`

/**
 * The lines of a project with a release of its settled tasks, cut when one run in five was not settled yet. The lines
 * given are left as they are.
 */
export function withRelease(lines: readonly TranscriptLine[]): readonly TranscriptLine[] {
  const copy = structuredClone(lines) as TranscriptLine[]
  const isOpen = (run: string) => Number(run.slice(4)) % 5 === 0
  let taskCount = 0
  for (const line of copy) {
    if (line.type !== "task" || line.label === null) continue
    const points = line.answers.map((answer) => (isOpen(answer.run) ? "0" : answer.points))
    line.frozenPoints = { [madeRelease]: points }
    taskCount++
  }
  const at = copy.findIndex(({ type }) => type === "run")
  copy.splice(at, 0, {
    ...{ type: "release", release: madeRelease, number: 1, manifestRoot: hex("3a", 32), cutOn: "2026-06-02" },
    taskCount,
  })
  return copy
}

/** What the release froze for each name: of those who had earned something. */
export function weightsIn(lines: readonly TranscriptLine[]): ReadonlyMap<string, bigint> {
  const labelerOf = new Map(lines.flatMap((line) => (line.type === "run" ? [[line.run, line.labeler]] : [])))
  const sums = new Map<string, bigint>()
  for (const line of lines) {
    if (line.type !== "task") continue
    for (const [place, points] of (line.frozenPoints?.[madeRelease] ?? []).entries()) {
      const name = labelerOf.get(line.answers[place]?.run ?? "") ?? ""
      if (points !== "0") sums.set(name, (sums.get(name) ?? 0n) + BigInt(points))
    }
  }
  return sums
}

/** An epoch's release with these weights, each of them some address's. */
export function releaseWith(weights: readonly bigint[]): EpochTranscript["releases"][number] {
  return {
    ...{ releaseId: madeRelease, projectId: "prj_bench", treasuryAddress: hex("33", 20) },
    split: { contributorsBps: 6000, labelersBps: 3000, moderatorsBps: 0, treasuryBps: 1000 },
    weights: {
      contributor: [],
      labeler: weights.map((weight, place) => ({
        address: `0x${String(place).padStart(40, "0")}` as const,
        weight: weight.toString(),
      })),
      moderator: [],
    },
  }
}
