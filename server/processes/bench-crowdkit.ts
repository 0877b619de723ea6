import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { z } from "zod"
import { fitConsensus } from "@/server/domain/consensus/fit"
import { makeSyntheticCrowd } from "@/server/domain/consensus/synthetic-crowd"
import type { Figure } from "./bench-figures"

const labelCount = 1_000_000
const aimedTimes = 20
const driver = path.join(import.meta.dirname, "bench-crowdkit.py")

/** Seconds of crowd-kit's Dawid-Skene on a million labels as recorded on another machine, in 7 to 9 iterations. */
const recorded = new Map([
  [2, { leastSeconds: 4.1, mostSeconds: 4.5 }],
  [5, { leastSeconds: 13, mostSeconds: 20 }],
])
const recordedIterations = { least: 7, most: 9 }

const measuredSchema = z.object({
  version: z.string(),
  seconds: z.number().positive(),
  iterations: z.int().positive(),
})

/**
 * Seconds an iteration of our Dawid-Skene and of crowd-kit's, one after the other on the same labels where Python has
 * crowd-kit; else ours beside figures recorded elsewhere, which say so and keep no promise.
 */
export function benchCrowdKit(classCount: number): Figure {
  const { observations } = makeSyntheticCrowd(labelCount, classCount)
  fitConsensus("dawid_skene", observations, { maxIterations: 3 })
  const startedAt = performance.now()
  const { iterations } = fitConsensus("dawid_skene", observations)
  const ours = (performance.now() - startedAt) / 1000 / iterations
  const what = `crowd-kit beside dawid_skene, 1M labels, ${classCount} classes`
  const each = `ours ${milliseconds(ours)} an iteration`
  const peer = hasCrowdKit() ? measurePeer(observations) : null
  if (peer === null) return besideRecorded(what, each, ours, classCount)
  const theirs = peer.seconds / peer.iterations
  const times = theirs / ours
  return {
    what,
    measured: `${each}, theirs ${milliseconds(theirs)}`,
    against: `${times.toFixed(1)} times as fast, side by side with crowd-kit ${peer.version}: ${peer.seconds.toFixed(1)} s in ${peer.iterations}`,
    promise: { text: `at least ${aimedTimes} times`, isKept: times >= aimedTimes },
  }
}

function besideRecorded(what: string, each: string, ours: number, classCount: number): Figure {
  const found = recorded.get(classCount)
  if (found === undefined) return { what, measured: each, against: "crowd-kit is not installed here" }
  const { leastSeconds, mostSeconds } = found
  const least = leastSeconds / recordedIterations.most / ours
  const most = mostSeconds / recordedIterations.least / ours
  const span = `${leastSeconds} to ${mostSeconds} s in ${recordedIterations.least} to ${recordedIterations.most}`
  return {
    what,
    measured: each,
    against: `crowd-kit is not installed here; recorded elsewhere it took ${span}: ${least.toFixed(0)} to ${most.toFixed(0)} times ours`,
  }
}

function hasCrowdKit(): boolean {
  return spawnSync("python3", ["-c", "import crowdkit"], { stdio: "ignore" }).status === 0
}

type Crowd = ReturnType<typeof makeSyntheticCrowd>["observations"]

function measurePeer(observations: Crowd): z.infer<typeof measuredSchema> {
  const folder = mkdtempSync(path.join(tmpdir(), "millpond-bench-"))
  try {
    const file = path.join(folder, "labels.csv")
    writeFileSync(file, csvOf(observations))
    const { status, stdout, stderr } = spawnSync("python3", [driver, file], { encoding: "utf8" })
    if (status !== 0) throw new Error(`crowd-kit failed: ${stderr.slice(-500)}`)
    return measuredSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function csvOf({ taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes }: Crowd): string {
  const lines = ["task,worker,label"]
  for (const [task, taskId] of taskIds.entries()) {
    for (let place = taskStarts[task] ?? 0; place < (taskStarts[task + 1] ?? 0); place++) {
      lines.push(`${taskId},${labelerIds[labelerIndexes[place] ?? 0]},${classIndexes[place]}`)
    }
  }
  return `${lines.join("\n")}\n`
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(1)} ms`
}
