import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { accuracyOf } from "@/server/domain/consensus/accuracy"
import { type ConsensusMethod, consensusMethods, fitConsensus } from "@/server/domain/consensus/fit"
import { coinConfusion, flatPriors, incrementalPosterior } from "@/server/domain/consensus/incremental"
import { makeSyntheticCrowd } from "@/server/domain/consensus/synthetic-crowd"
import type { Figure } from "./bench-figures"
import { readLabels, readTruths } from "./consensus-files"

/** Test data that may not be shipped; the table is left out where it is not. */
const crowdFolder = resolve(import.meta.dirname, "../../../shared/data/crowd")

/** Accuracy of crowd-kit's best method on the same files. */
const bestOfPeers = [
  ["rte", 0.9275],
  ["dog", 0.843],
  ["web", 0.83],
  ["D_PosSent", 0.96],
  ["ZenCrowd_us", 0.901],
  ["MS", 0.8],
] as const

/** Shares that the default may lie under a peer's best method, and under the majority. */
const tolerated = { peer: 0.005, majority: 0.01 }

/** Accuracy of every method on the six real sets, and the best of a peer's methods beside it. */
export async function benchAccuracy(keep: (figure: Figure) => void): Promise<readonly string[]> {
  if (!existsSync(crowdFolder)) return [`Accuracy on real crowds: left out, no data in ${crowdFolder}`]
  const columns = bestOfPeers.map(([set]) => set.padStart(12)).join("")
  const rows = new Map<string, number[]>(consensusMethods.map((method) => [method, []]))
  for (const [set] of bestOfPeers) {
    const table = await readLabels(join(crowdFolder, set, "label.csv"))
    const truths = await readTruths(join(crowdFolder, set, "truth.csv"))
    const { observations, classNames } = table.finish(new Map(), false)
    const known = Int32Array.from(observations.taskIds, (id) => classNames.indexOf(truths.get(id) ?? ""))
    for (const method of consensusMethods) {
      const accuracy = accuracyOf(fitConsensus(method, observations), known, classNames.length)
      rows.get(method)?.push(accuracy ?? 0)
    }
  }
  for (const [place, [set, peer]] of bestOfPeers.entries()) {
    const of = (method: ConsensusMethod) => rows.get(method)?.[place] ?? 0
    keep(accuracyFigure(set, of("default"), of("majority"), peer))
  }
  const line = (name: string, values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return `${name.padEnd(22)}${[...values, mean].map((value) => value.toFixed(4).padStart(12)).join("")}`
  }
  return [
    `${"Accuracy".padEnd(22)}${columns}${"mean".padStart(12)}`,
    ...[...rows].map(([method, values]) => line(method, values)),
    line(
      "best of a peer",
      bestOfPeers.map(([, accuracy]) => accuracy),
    ),
  ]
}

function accuracyFigure(set: string, ours: number, majority: number, peer: number): Figure {
  return {
    what: `Accuracy of the default on ${set}`,
    measured: ours.toFixed(4),
    against: `best of a peer ${peer.toFixed(4)}, majority ${majority.toFixed(4)}`,
    promise: {
      text: "within 0.5 points of the peer, 1 of the majority",
      isKept: ours >= peer - tolerated.peer && ours >= majority - tolerated.majority,
    },
  }
}

interface Speed {
  readonly labelCount: number
  /** Of a label in a pass. */
  readonly nanoseconds: number
  readonly figure: Figure
}

/** Seconds to convergence, and what a label costs a pass, on a made-up crowd. */
export function benchSpeed(method: ConsensusMethod, labelCount: number, classCount: number): Speed {
  const { observations } = makeSyntheticCrowd(labelCount, classCount)
  if (labelCount <= 1_000_000) fitConsensus(method, observations, { maxIterations: 3 })
  const startedAt = performance.now()
  const { iterations, isConverged } = fitConsensus(method, observations)
  const seconds = (performance.now() - startedAt) / 1000
  const nanoseconds = (seconds / labelCount / iterations) * 1e9
  const outcome = isConverged ? `${iterations} passes` : `${iterations} passes, not converged`
  const limit = labelCount === 1_000_000 && method === "dawid_skene"
  const figure: Figure = {
    what: `${method}, ${labelCount.toLocaleString("en")} labels, ${classCount} classes`,
    measured: `${seconds.toFixed(3)} s in ${outcome}`,
    against: `${(1000 / nanoseconds).toFixed(1)} million labels a second and pass`,
    ...(limit ? { promise: { text: "under 1 s", isKept: seconds < 1 } } : {}),
  }
  return { labelCount, nanoseconds, figure }
}

/** Whether a label costs a pass the same however many there are: the cost at each size, smallest first. */
export function linearityOf(name: string, speeds: readonly Speed[]): Figure {
  const costs = speeds.map(({ labelCount, nanoseconds }) => {
    return `${nanoseconds.toFixed(1)} ns of ${labelCount.toLocaleString("en")}`
  })
  return { what: `${name}: a label in a pass`, measured: costs.join(", ") }
}

const timedRounds = 20_000

/** Microseconds of one update after a new label, the 95th of a hundred. */
export function benchIncremental(): Figure {
  const labels = [0, 1, 0, 0, 1].map((classIndex, place) => ({
    labelerId: `l${place}`,
    classIndex,
    confusion: coinConfusion(3, 0.8),
  }))
  const input = { classPriors: flatPriors(3), unknownConfusion: coinConfusion(3), labels }
  const times = Array.from({ length: timedRounds }, () => {
    const startedAt = performance.now()
    incrementalPosterior(input)
    return (performance.now() - startedAt) * 1000
  }).sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * timedRounds)] ?? 0
  const text = (share: number) => at(share).toFixed(1)
  return {
    what: "Posterior of one task after a new label",
    measured: `p50 ${text(0.5)} µs, p95 ${text(0.95)} µs`,
    promise: { text: "p95 under 50 µs", isKept: at(0.95) < 50 },
  }
}
