import { fitConsensus } from "@/server/domain/consensus/fit"
import { coinConfusion, flatPriors, incrementalPosterior } from "@/server/domain/consensus/incremental"
import { buildObservations, type Observation } from "@/server/domain/consensus/observations"
import { buildMerkleTree } from "@/server/domain/payout/merkle"
import { divideIntoShares } from "@/server/domain/payout/shares"
import { seededRandom } from "@/server/domain/seeded-random"

interface Figure {
  readonly what: string
  readonly measured: string
  readonly against: string
}

function secondsOf(work: () => void): number {
  const startedAt = performance.now()
  work()
  return (performance.now() - startedAt) / 1000
}

/** Labels as crowds give them: 5 a task, about 500 a labeler, one labeler in ten answers at random. */
function makeLabels(labelCount: number, classCount: number): Observation[] {
  const random = seededRandom(`bench ${labelCount} ${classCount}`)
  const labelerCount = Math.max(5, Math.round(labelCount / 500))
  const draw = (below: number) => Math.floor(random() * below)
  return Array.from({ length: labelCount }, (_, place) => {
    const task = Math.floor(place / 5)
    // Five neighbours of a random start: no labeler answers a task twice.
    const labeler = (((task * 7919) % labelerCount) + (place % 5)) % labelerCount
    const truth = task % classCount
    const isRight = labeler % 10 !== 0 && random() < 0.8
    return { taskId: `t${task}`, labelerId: `l${labeler}`, classIndex: isRight ? truth : draw(classCount) }
  })
}

function benchConsensus(labelCount: number, classCount: number): Figure {
  const observations = buildObservations({ classCount, labels: makeLabels(labelCount, classCount) })
  fitConsensus("dawid_skene", observations)
  let passes = 1
  const full = secondsOf(() => {
    passes = fitConsensus("dawid_skene", observations).iterations
  })
  const majority = secondsOf(() => void fitConsensus("majority", observations))
  return {
    what: `Dawid-Skene, ${labelCount.toLocaleString("en")} labels, ${classCount} classes`,
    measured: `${full.toFixed(2)} s in ${passes} passes`,
    against: `a pass costs ${(full / passes / majority).toFixed(1)} majorities; limit 1 s: ${full < 1 ? "kept" : "missed"}`,
  }
}

function benchIncremental(): Figure {
  const labels = [0, 1, 0, 0, 1].map((classIndex, place) => ({
    labelerId: `l${place}`,
    classIndex,
    confusion: coinConfusion(3, 0.8),
  }))
  const input = { classPriors: flatPriors(3), unknownConfusion: coinConfusion(3), labels }
  const rounds = 100_000
  const seconds = secondsOf(() => {
    for (let round = 0; round < rounds; round++) incrementalPosterior(input)
  })
  return {
    what: "Posterior of one task after a new label",
    measured: `${((seconds / rounds) * 1e6).toFixed(1)} µs`,
    against: "limit 50 µs",
  }
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

const figures = [
  benchConsensus(100_000, 2),
  benchConsensus(1_000_000, 2),
  benchConsensus(1_000_000, 5),
  benchIncremental(),
  ...benchPayout(100_000),
]
for (const { what, measured, against } of figures) {
  process.stdout.write(`${what.padEnd(46)} ${measured.padEnd(24)} ${against}\n`)
}
