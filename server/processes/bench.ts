// `npm run bench [-- --large]`: the parts whose speed is promised. --large adds ten million labels.
import { parseArgs } from "node:util"
import { buildMerkleTree } from "@/server/domain/payout/merkle"
import { divideIntoShares } from "@/server/domain/payout/shares"
import { benchAccuracy, benchIncremental, benchSpeed, type Figure } from "./bench-consensus"
import { benchTexts } from "./bench-texts"

function secondsOf(work: () => void): number {
  const startedAt = performance.now()
  work()
  return (performance.now() - startedAt) / 1000
}

function benchPayout(accountCount: number): Figure[] {
  const hex = (value: number, bytes: number): `0x${string}` =>
    `0x${value.toString(16).padStart(bytes * 2, "0")}`
  const weights = Array.from({ length: accountCount }, (_, place) => ({
    key: `acc_${place}`,
    weight: BigInt((place % 97) + 1),
  }))
  const shares = secondsOf(() => void divideIntoShares(10n ** 12n, weights))
  const domain = { chainId: 31337, payouts: hex(1, 20), poolOnChainId: hex(2, 32), token: hex(3, 20) }
  const leaves = Array.from({ length: accountCount }, (_, place) => ({
    account: hex(place + 1, 20),
    cumulativeAmount: BigInt(place + 1),
  }))
  const tree = secondsOf(() => void buildMerkleTree(domain, leaves))
  const accounts = accountCount.toLocaleString("en")
  return [
    { what: `Sale among ${accounts} accounts`, measured: `${shares.toFixed(2)} s`, against: "limit 5 s" },
    {
      what: `Payout tree of ${accounts} accounts`,
      measured: `${tree.toFixed(2)} s`,
      against: `${(tree / shares).toFixed(1)} times the division`,
    },
  ]
}

const sizes = [10_000, 100_000, 1_000_000]

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { large: { type: "boolean", default: false } } })
  for (const line of await benchAccuracy()) process.stdout.write(`${line}\n`)
  process.stdout.write("\n")
  const print = ({ what, measured, against }: Figure) =>
    process.stdout.write(`${what.padEnd(48)} ${measured.padEnd(26)} ${against}\n`)
  for (const classCount of [2, 5]) {
    for (const size of values.large ? [...sizes, 10_000_000] : sizes)
      print(benchSpeed("dawid_skene", size, classCount))
  }
  for (const size of sizes.slice(0, values.large ? 3 : 2)) print(benchSpeed("default", size, 2))
  for (const figure of await benchTexts()) print(figure)
  print(benchIncremental())
  for (const figure of benchPayout(100_000)) print(figure)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
