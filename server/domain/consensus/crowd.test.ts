// biome-ignore lint/style/noRestrictedImports: a test may read the data that it measures itself against.
import { existsSync, readFileSync } from "node:fs"
// biome-ignore lint/style/noRestrictedImports: a test may read the data that it measures itself against.
import path from "node:path"
import { describe, expect, it } from "vitest"
import { accuracyOf } from "./accuracy"
import { type ConsensusMethod, fitConsensus } from "./fit"
import { buildObservations } from "./observations"

// The sets are test data that may not be shipped: they lie beside the repository, or the tests are skipped.
const folder = path.resolve(import.meta.dirname, "../../../../shared/data/crowd")
const isThere = existsSync(folder)
const reason = isThere ? "" : ` (skipped: no crowd data in ${folder})`

/** Accuracy against gold that peers reach on the same files, and how far below ours may be. */
const references: readonly (readonly [
  set: string,
  method: ConsensusMethod,
  accuracy: number,
  slack: number,
])[] = [
  ["rte", "dawid_skene", 0.9275, 0.005],
  ["dog", "dawid_skene", 0.843, 0.005],
  ["D_PosSent", "dawid_skene", 0.96, 0.005],
  ["web", "dawid_skene", 0.829, 0.01],
  ["MS", "dawid_skene", 0.769, 0.005],
  ["rte", "wawa", 0.921, 0.005],
  ["dog", "wawa", 0.829, 0.005],
  ["D_PosSent", "wawa", 0.951, 0.005],
  ["rte", "one_coin", 0.925, 0.005],
  ["dog", "one_coin", 0.83, 0.005],
  ["D_PosSent", "one_coin", 0.949, 0.005],
  ["ZenCrowd_us", "one_coin", 0.901, 0.005],
  ["dog", "majority", 0.818, 0.005],
  ["D_PosSent", "majority", 0.932, 0.005],
]

function load(set: string) {
  const rowsOf = (file: string) =>
    readFileSync(path.join(folder, set, file), "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(","))
  const truth = new Map(rowsOf("truth.csv").map(([task = "", value = ""]) => [task, value]))
  // One set has workers who labeled an item twice; their first label counts.
  const first = new Map<string, readonly string[]>()
  for (const row of rowsOf("label.csv")) {
    const key = `${row[0]} ${row[1]}`
    if (!first.has(key)) first.set(key, row)
  }
  const rows = [...first.values()]
  const classes = [...new Set([...rows.map((row) => row[2] ?? ""), ...truth.values()])].sort()
  const labels = rows.map(([taskId = "", labelerId = "", value = ""]) => ({
    taskId,
    labelerId,
    classIndex: classes.indexOf(value),
  }))
  const observations = buildObservations({ classCount: classes.length, labels })
  const known = Int32Array.from(observations.taskIds, (taskId) =>
    classes.indexOf(truth.get(taskId) ?? "none"),
  )
  return { observations, known, classCount: classes.length }
}

describe.skipIf(!isThere)(`accuracy on real crowds${reason}`, () => {
  it.each(references)("%s by %s reaches %f", (set, method, accuracy, slack) => {
    const { observations, known, classCount } = load(set)
    const reached = accuracyOf(fitConsensus(method, observations), known, classCount)
    expect(reached).toBeGreaterThanOrEqual(accuracy - slack)
  })
})
