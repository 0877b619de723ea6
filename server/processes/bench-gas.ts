// Gas of whole transactions, as committed in contracts/snapshots (which `npm test` measures anew and compares), beside
// what peers take for the same, the least that any contract could take, and our aim.
import { readFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { readBenchArguments } from "./bench-figures"

const file = path.resolve(import.meta.dirname, "../../contracts/snapshots/gas.json")

interface Row {
  /** Its name in the snapshot. */
  readonly name: string
  /** Our transaction does the work of this many. */
  readonly shared?: number
  readonly peers: string
  readonly floor?: number
  readonly aim?: number
}

const rows: readonly Row[] = [
  {
    name: "claim, 1,000 leaves, first",
    peers: "1inch 88,797, URD 92,778, EigenLayer 120,031",
    floor: 84_500,
    aim: 88_000,
  },
  {
    name: "claim, 1,000 leaves, later",
    peers: "1inch 54,585, URD 58,598, EigenLayer 85,807",
    floor: 50_300,
    aim: 54_000,
  },
  { name: "claim, 100,000 leaves, first", peers: "1inch 93,588, URD 98,543", floor: 88_400, aim: 92_500 },
  { name: "claim, 100,000 leaves, later", peers: "1inch 59,348, URD 64,331", floor: 54_200, aim: 58_500 },
  {
    name: "purchase, standing allowance, first",
    peers: "Ocean 220,264, Vana 263,056 unpaid",
    floor: 62_500,
    aim: 100_000,
  },
  { name: "purchase, permit, first", peers: "none known" },
  { name: "purchase, ERC-3009, first", peers: "none known", floor: 88_700, aim: 130_000 },
  { name: "propose, first", peers: "none known" },
  { name: "propose, later", peers: "none known" },
  { name: "accept, first", peers: "none known" },
  { name: "accept, later", peers: "none known" },
  {
    name: "anchor 1,000 contributions",
    peers: "Vana 229,173 each, EAS 200,538 each",
    floor: 45_600,
    aim: 47_000,
  },
  { name: "anchor 1,000 contributions", shared: 1000, peers: "the same, for each contribution" },
  {
    name: "claimMany of 100, later",
    shared: 100,
    peers: "HUMAN 28,726 pushed",
    floor: 26_600,
    aim: 35_000,
  },
  { name: "claimMany of 100, first", shared: 100, peers: "two new storage slots each" },
]

const text = (value: number | undefined) =>
  value === undefined ? "" : Math.round(value).toLocaleString("en")

function verdictOf(gas: number, aim: number | undefined): string {
  if (aim === undefined) return ""
  return gas <= aim ? "kept" : `missed by ${text(gas - aim)}`
}

const measured = z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(file, "utf8")))
const { keep } = readBenchArguments()
const line = (cells: readonly string[]) => {
  const [name = "", ours = "", floor = "", aim = "", verdict = "", peers = ""] = cells
  process.stdout.write(
    `${name.padEnd(42)}${ours.padStart(9)}${floor.padStart(9)}${aim.padStart(9)}  ${verdict.padEnd(17)}${peers}\n`,
  )
}
line(["Gas", "ours", "floor", "aim", "aim", "peers"])
for (const { name, shared = 1, peers, floor, aim } of rows) {
  const gas = measured[name]
  if (gas === undefined) throw new Error(`contracts/snapshots/gas.json has no "${name}"`)
  const each = gas / shared
  const what = shared === 1 ? name : `${name}, each`
  const gasText = shared > 100 ? each.toFixed(1) : text(each)
  line([what, gasText, text(floor), text(aim), verdictOf(each, aim), peers])
  const promise = aim === undefined ? {} : { promise: { text: `at most ${text(aim)}`, isKept: each <= aim } }
  keep({ what: `Gas: ${what}`, measured: gasText, against: peers, ...promise })
}
