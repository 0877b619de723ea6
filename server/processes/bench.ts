// `npm run bench -- --only=consensus [--large]`: consensus, its accuracy and its speed beside crowd-kit's. --large adds ten million labels.
import { benchAccuracy, benchIncremental, benchSpeed } from "./bench-consensus"
import { benchCrowdKit } from "./bench-crowdkit"
import { readBenchArguments } from "./bench-figures"
import { benchTexts } from "./bench-texts"

const sizes = [10_000, 100_000, 1_000_000]

async function main(): Promise<void> {
  const { isLarge, print, keep } = readBenchArguments()
  for (const line of await benchAccuracy(keep)) process.stdout.write(`${line}\n`)
  process.stdout.write("\n")
  for (const classCount of [2, 5]) {
    for (const size of isLarge ? [...sizes, 10_000_000] : sizes)
      print(benchSpeed("dawid_skene", size, classCount))
    print(benchCrowdKit(classCount))
  }
  for (const size of sizes.slice(0, isLarge ? 3 : 2)) print(benchSpeed("default", size, 2))
  for (const figure of await benchTexts()) print(figure)
  print(benchIncremental())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
