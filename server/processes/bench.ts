// `npm run bench -- --only=consensus [--large]`: consensus, its accuracy and its speed beside crowd-kit's; --large adds
// ten million labels.
import { benchAccuracy, benchIncremental, benchSpeed, linearityOf } from "./bench-consensus"
import { benchCrowdKit } from "./bench-crowdkit"
import { readBenchArguments } from "./bench-figures"
import { benchTexts } from "./bench-texts"

const sizes = [10_000, 100_000, 1_000_000]

async function main(): Promise<void> {
  const { isLarge, print, keep } = readBenchArguments()
  for (const line of await benchAccuracy(keep)) process.stdout.write(`${line}\n`)
  process.stdout.write("\n")
  for (const classCount of [2, 5]) {
    const speeds = []
    for (const size of isLarge ? [...sizes, 10_000_000] : sizes) {
      const speed = benchSpeed("dawid_skene", size, classCount)
      print(speed.figure)
      speeds.push(speed)
    }
    print(linearityOf(`dawid_skene, ${classCount} classes`, speeds))
    print(benchCrowdKit(classCount))
  }
  for (const size of sizes.slice(0, isLarge ? 3 : 2)) print(benchSpeed("default", size, 2).figure)
  for (const figure of await benchTexts()) print(figure)
  print(benchIncremental())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
