// biome-ignore lint/style/noRestrictedImports: a test may read the data that it measures itself against.
import { existsSync, readFileSync } from "node:fs"
// biome-ignore lint/style/noRestrictedImports: a test may read the data that it measures itself against.
import path from "node:path"
import { describe, expect, it } from "vitest"
import { accuracyOf } from "./accuracy"
import { type ConsensusMethod, consensusMethods, fitConsensus } from "./fit"
import { posteriorHash } from "./fit-hash"
import { buildObservations, withGoldClasses } from "./observations"

// The sets are test data that may not be shipped: they lie beside the repository, or the tests are skipped.
const folder = path.resolve(import.meta.dirname, "../../../../shared/data/crowd")
const isThere = existsSync(folder)
const reason = isThere ? "" : ` (skipped: no crowd data in ${folder})`

/** Accuracy that the best of a peer's methods reaches on the same files; the default may be half a point below. */
const bestOfPeers = {
  rte: 0.9275,
  dog: 0.843,
  web: 0.83,
  D_PosSent: 0.96,
  ZenCrowd_us: 0.901,
  MS: 0.8,
} as const
const sets = Object.keys(bestOfPeers) as (keyof typeof bestOfPeers)[]
const slack = 0.005

/** The peer's accuracy by method, where ours is the same method. */
const peers: readonly (readonly [
  set: keyof typeof bestOfPeers,
  method: ConsensusMethod,
  accuracy: number,
])[] = [
  ["rte", "dawid_skene", 0.9275],
  ["dog", "dawid_skene", 0.843],
  ["D_PosSent", "dawid_skene", 0.96],
  ["web", "dawid_skene", 0.829],
  ["MS", "dawid_skene", 0.769],
  ["rte", "wawa", 0.921],
  ["dog", "wawa", 0.829],
  ["D_PosSent", "wawa", 0.951],
  ["rte", "one_coin", 0.925],
  ["dog", "one_coin", 0.83],
  ["D_PosSent", "one_coin", 0.949],
  ["ZenCrowd_us", "one_coin", 0.901],
  ["rte", "glad", 0.926],
  ["dog", "glad", 0.834],
  ["D_PosSent", "glad", 0.948],
  ["MS", "glad", 0.789],
  ["dog", "majority", 0.818],
  ["D_PosSent", "majority", 0.932],
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
  it.each(peers)("%s by %s reaches %f", (set, method, accuracy) => {
    const { observations, known, classCount } = load(set)
    const reached = accuracyOf(fitConsensus(method, observations), known, classCount)
    expect(reached).toBeGreaterThanOrEqual(accuracy - slack)
  })

  it.each(sets)("%s: the default is within half a point of the best peer, and not under majority", (set) => {
    const { observations, known, classCount } = load(set)
    const reached = accuracyOf(fitConsensus("default", observations), known, classCount) ?? 0
    const majority = accuracyOf(fitConsensus("majority", observations), known, classCount) ?? 1
    expect(reached).toBeGreaterThanOrEqual(bestOfPeers[set] - slack)
    expect(reached).toBeGreaterThanOrEqual(majority - 0.01)
  })

  it("the default reaches 0.865 on average when a tenth of the golds is told, judged on the rest", () => {
    const reached = sets.map((set) => {
      const { observations, known, classCount } = load(set)
      const told = known.map((value, task) => (task % 10 === 0 ? value : -1))
      const asked = known.map((value, task) => (task % 10 === 0 ? -1 : value))
      return accuracyOf(fitConsensus("default", withGoldClasses(observations, told)), asked, classCount) ?? 0
    })
    expect(reached.reduce((sum, accuracy) => sum + accuracy, 0) / sets.length).toBeGreaterThan(0.865)
  })

  it.each(sets)("%s: every method gives the bits that are held", async (set) => {
    const { observations, known, classCount } = load(set)
    const figures = consensusMethods.map((method) => {
      const fit = fitConsensus(method, observations)
      const { iterations, isConverged } = fit
      const accuracy = accuracyOf(fit, known, classCount)
      return [method, { hash: posteriorHash(fit), accuracy, iterations, isConverged }]
    })
    const text = `${JSON.stringify(Object.fromEntries(figures), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`golden/crowd-${set}.json`)
  })
})
