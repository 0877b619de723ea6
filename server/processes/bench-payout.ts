// Allocation and tree of a large sale, one size a process, so that each peak of memory is its own:
// `bench-payout.ts [COUNT]`; without a count it runs all sizes and compares them.
import { spawnSync } from "node:child_process"
import { z } from "zod"
import { allocateSale } from "@/server/domain/payout/allocate-sale"
import { buildMerkleTree } from "@/server/domain/payout/merkle"

type Hex = `0x${string}`

const sizes = [10_000, 100_000, 1_000_000]
const measuredSchema = z.object({
  lineCount: z.number(),
  allocateSeconds: z.number(),
  treeSeconds: z.number(),
  peakMegabytes: z.number(),
})
type Measured = z.infer<typeof measuredSchema>

const hexOf = (value: number, bytes: number): Hex => `0x${value.toString(16).padStart(bytes * 2, "0")}`

/** Two thirds contributors, one third labelers, each somebody else, with weights from 1 to 97. */
function measure(count: number): Measured {
  const weightOf = (place: number) => ({ address: hexOf(place + 1, 20), weight: BigInt((place % 97) + 1) })
  const people = Array.from({ length: count }, (_, place) => weightOf(place))
  const contributorCount = Math.floor((count * 2) / 3)
  const startedAt = performance.now()
  const lines = allocateSale({
    saleAmount: 10n ** 12n,
    split: { contributorsBps: 5000, labelersBps: 4000, moderatorsBps: 0, treasuryBps: 1000 },
    weights: {
      contributor: people.slice(0, contributorCount),
      labeler: people.slice(contributorCount),
      moderator: [],
    },
    treasuryAddress: hexOf(count + 1, 20),
  })
  const allocatedAt = performance.now()
  const domain = { chainId: 31337, payouts: hexOf(1, 20), poolOnChainId: hexOf(2, 32), token: hexOf(3, 20) }
  const leaves = lines.map(({ address, amount }) => ({ account: address, cumulativeAmount: amount }))
  buildMerkleTree(domain, leaves)
  return {
    lineCount: lines.length,
    allocateSeconds: (allocatedAt - startedAt) / 1000,
    treeSeconds: (performance.now() - allocatedAt) / 1000,
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
    const perLine = ((allocateSeconds + treeSeconds) / lineCount) * 1e6
    const growth =
      smaller === null
        ? ""
        : `; ${((allocateSeconds + treeSeconds) / (smaller.allocateSeconds + smaller.treeSeconds)).toFixed(1)} times the tenth of it`
    process.stdout.write(
      `${`Payout of ${lineCount.toLocaleString("en")} earnings`.padEnd(48)} ${`${allocateSeconds.toFixed(2)} s to divide, ${treeSeconds.toFixed(2)} s for the tree`.padEnd(44)} ${perLine.toFixed(1)} µs each, peak ${peakMegabytes.toFixed(0)} MB${growth}\n`,
    )
    smaller = measured
  }
}

const [count] = process.argv.slice(2)
if (count === undefined) printAll()
else process.stdout.write(JSON.stringify(measure(Number(count))))
