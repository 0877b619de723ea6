// Allocation and tree of a large sale, one size a process, so that each peak of memory is its own:
// `bench-payout.ts [COUNT]`; without a count it runs all sizes and compares them.
import { spawnSync } from "node:child_process"
import { z } from "zod"
import { allocateSale, type Sale } from "@/server/domain/payout/allocate-sale"
import { buildMerkleTree } from "@/server/domain/payout/merkle"
import { readBenchArguments } from "./bench-figures"

type Hex = `0x${string}`

const sizes = [10_000, 100_000, 1_000_000]
/** Of the largest. */
const limits = { treeSeconds: 30, megabytes: 1024 }
const measuredSchema = z.object({
  root: z.string(),
  lineCount: z.number(),
  allocateSeconds: z.number(),
  treeSeconds: z.number(),
  peakMegabytes: z.number(),
})
type Measured = z.infer<typeof measuredSchema>

const hexOf = (value: number, bytes: number): Hex => `0x${value.toString(16).padStart(bytes * 2, "0")}`

/** An odd number that scatters places over all addresses, as real ones are: nothing is sorted to begin with. */
const scatter = 0x9e3779b97f4a7c15f39cc0605cedc834n + 1n
const addressAt = (place: number): Hex =>
  `0x${BigInt.asUintN(160, BigInt(place + 1) * scatter)
    .toString(16)
    .padStart(40, "0")}`

/** Two thirds contributors, one third labelers, each somebody else, with weights from 1 to 97. */
function saleOf(count: number): Sale {
  const weightOf = (place: number) => ({ address: addressAt(place), weight: BigInt((place % 97) + 1) })
  const people = Array.from({ length: count }, (_, place) => weightOf(place))
  const contributorCount = Math.floor((count * 2) / 3)
  return {
    saleAmount: 10n ** 12n,
    split: { contributorsBps: 5000, labelersBps: 4000, moderatorsBps: 0, treasuryBps: 1000 },
    weights: {
      contributor: people.slice(0, contributorCount),
      labeler: people.slice(contributorCount),
      moderator: [],
    },
    treasuryAddress: addressAt(count),
  }
}

/** The lines as leaves. The sale ends here, so that its memory is free for the tree, as it is when an epoch closes. */
function divide(count: number) {
  const sale = saleOf(count)
  const startedAt = performance.now()
  const leaves = allocateSale(sale).map(({ address, amount }) => ({
    account: address,
    cumulativeAmount: amount,
  }))
  return { leaves, allocateSeconds: (performance.now() - startedAt) / 1000 }
}

function measure(count: number): Measured {
  const { leaves, allocateSeconds } = divide(count)
  const startedAt = performance.now()
  const domain = { chainId: 31337, payouts: hexOf(1, 20), poolOnChainId: hexOf(2, 32), token: hexOf(3, 20) }
  const { root } = buildMerkleTree(domain, leaves)
  return {
    ...{ root, lineCount: leaves.length, allocateSeconds },
    treeSeconds: (performance.now() - startedAt) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

function measureApart(count: number): Measured {
  const [file = ""] = process.argv.slice(1)
  const { stdout, status } = spawnSync(process.execPath, [...process.execArgv, file, String(count)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  })
  if (status !== 0) throw new Error(`the payout of ${count} people was not measured`)
  return measuredSchema.parse(JSON.parse(stdout))
}

function printAll(): void {
  let smaller: Measured | null = null
  for (const size of sizes) {
    const measured = measureApart(size)
    const { lineCount, allocateSeconds, treeSeconds, peakMegabytes } = measured
    const seconds = secondsOf(measured)
    const isLargest = size === sizes.at(-1)
    const isKept = treeSeconds < limits.treeSeconds && peakMegabytes < limits.megabytes
    const growth =
      smaller === null ? "" : `; ${(seconds / secondsOf(smaller)).toFixed(1)} times the tenth of it`
    print({
      what: `Payout of ${lineCount.toLocaleString("en")} earnings`,
      measured: `${allocateSeconds.toFixed(2)} s to divide, ${treeSeconds.toFixed(2)} s for the tree`,
      against: `${((seconds / lineCount) * 1e6).toFixed(1)} µs each, peak ${peakMegabytes.toFixed(0)} MB${growth}`,
      ...(isLargest ? { promise: { text: "tree under 30 s, below 1 GB", isKept } } : {}),
    })
    smaller = measured
  }
}

function secondsOf({ allocateSeconds, treeSeconds }: Measured): number {
  return allocateSeconds + treeSeconds
}

const { print, others } = readBenchArguments()
const [count] = others
if (count === undefined) printAll()
else process.stdout.write(JSON.stringify(measure(Number(count))))
