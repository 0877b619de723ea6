// `npm run bench -- --only=consensus [--large]`: consensus, its accuracy and its speed. --large adds ten million labels.
import { parseArgs } from "node:util"
import { benchAccuracy, benchIncremental, benchSpeed, type Figure } from "./bench-consensus"
import { benchTexts } from "./bench-texts"

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
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
