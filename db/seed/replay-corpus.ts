import { and, count, eq, isNull } from "drizzle-orm"
import { task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { createOrganization } from "@/server/services/organization/create-organization"
import { appointModerator } from "@/server/services/pool/appoint-moderator"
import { type AppealFigures, type AppealPlan, appealAnswers } from "./appeal-answers"
import { contributeArguments } from "./contribute-arguments"
import type { Corpus } from "./corpus"
import { type Accuracies, compareAccuracies, readLabels } from "./measure-consensus"
import { type MoneyFigures, measureMoney, measurePoints, type PointFigures } from "./measure-sums"
import { moderate } from "./moderate"
import { openDemoPerson } from "./people"
import { shiftTo } from "./plan-runs"
import { argumentsPool, openPool } from "./pools"
import { type GoldPlan, openComparisons, planGold } from "./projects"
import { type ReplayOutcome, replayVotes } from "./replay-votes"
import { buyGrant, closePoolEpoch, publishRelease, settleSale } from "./sell"
import type { Stage } from "./stage"

const day = 86_400_000
/** Every so manieth pair of known answer is told to the project as gold; the others judge it. */
const goldEveryNth = 10

export interface ReplayReport {
  readonly votes: number
  readonly labelers: number
  readonly pairs: number
  /** Votes on pairs of which the vault refused an argument. */
  readonly votesLeftOut: number
  /** Votes given or found unneeded, by second of real time in the verbs. */
  readonly votesPerSecond: number
  /** Settled by consensus, of all tasks that are no gold; before any verdict. */
  readonly settledShare: number
  readonly escalatedShare: number
  readonly goldAccuracyMajority: number | null
  readonly goldAccuracyConsensus: number | null
  readonly goldPairsHeldOut: number
  /** Expected calibration error of the consensus on the held-out golds, in [0, 1]; the aim is below 0.05. */
  readonly calibrationError: number | null
  /** Votes that came for a task which had left the queue. */
  readonly labelsSaved: number
  readonly labelsSavedShare: number
  /** Labels that a fixed number a task would need for the same accuracy, and the share of them that was saved. */
  readonly labelsAtEqualAccuracy: number | null
  readonly labelsSavedAtEqualAccuracyShare: number | null
  /** Accuracy of consensus on the held-out golds from the labels that were taken, and from all of them. */
  readonly accuracyWithSaving: number | null
  readonly accuracyWithAllVotes: number | null
  readonly points: PointFigures
  readonly money: MoneyFigures
  readonly verdicts: number
  readonly appeals: AppealFigures
  readonly epochCloseSeconds: number
  readonly totalSeconds: number
}

/** Puts a corpus through the product in an empty instance: contributions, votes, verdicts, appeals, a sale, an epoch. */
export async function runReplay(
  stage: Stage,
  corpus: Corpus,
  report: (text: string) => void,
): Promise<ReplayReport> {
  const begun = performance.now()
  const shift = shiftTo(corpus.votes, new Date(Date.now() - day))
  const firstVoteAt = shift(corpus.votes[0]?.acceptedAt ?? new Date())
  const { owner, moderator, pool, itemOf } = await fillPool(stage, corpus, firstVoteAt, report)
  const { poolId } = pool
  stage.clock.set(firstVoteAt)
  const gold = planGold(corpus, goldEveryNth, 0)
  const { projectId, taskOfPair } = await openComparisons(stage, owner, pool, { corpus, gold, itemOf })
  // An argument that the vault refuses (twice the same text, too short) takes its pairs with it.
  const votes = corpus.votes.filter((vote) => taskOfPair.has(vote.pair))
  const outcome = await replayVotes(stage, {
    ...{ projectId, taskOfPair, shift, votes, isStaking: true },
    onProgress: everyThousand((done) => report(`${done} of ${votes.length} votes`)),
  })
  await stage.runJob("refitProject", { projectId })
  await stage.runJob("settleRuns", { projectId })
  const tasks = await countTasks(stage, projectId)
  const accuracies = await compareAccuracies(corpus, gold, taskOfPair, await readLabels(stage, projectId))
  const people = { owner, moderator }
  const judged = await judgeAndAppeal(stage, people, { poolId, projectId, corpus, gold, taskOfPair, report })
  report("Selling a release and closing the epoch")
  const epochCloseSeconds = await sellOnce(stage, { owner, poolId, projectId })
  return {
    ...volumeOf(votes, taskOfPair.size, outcome),
    votesLeftOut: corpus.votes.length - votes.length,
    ...tasks,
    ...figuresOf(accuracies, outcome),
    points: await measurePoints(stage),
    money: await measureMoney(stage, poolId),
    ...judged,
    epochCloseSeconds: rounded(epochCloseSeconds),
    totalSeconds: rounded((performance.now() - begun) / 1000),
  }
}

/** People open a pool and put the corpus's arguments into it, in the days before the first vote. */
async function fillPool(stage: Stage, corpus: Corpus, firstVoteAt: Date, report: (text: string) => void) {
  stage.clock.set(new Date(firstVoteAt.getTime() - 4 * day))
  const owner = await openDemoPerson(stage, "owner", "Owner")
  const moderator = await openDemoPerson(stage, "moderator", "Moderator")
  const first = await openDemoPerson(stage, "contributor", "Contributor")
  const pool = await openPool(stage, owner, { ...argumentsPool, treasuryAddress: owner.actor.address })
  const appointed = { poolId: pool.poolId, address: moderator.actor.address }
  await appointModerator(stage.context(owner.actor), appointed)
  report(`Contributing ${corpus.arguments.length} arguments`)
  const fromAt = new Date(firstVoteAt.getTime() - 3 * day)
  const { itemOf } = await contributeArguments(stage, { pool, corpus, contributorCount: 24, first, fromAt })
  return { owner, moderator, pool, itemOf }
}

/** The moderator decides what the crowd could not, and people appeal what was settled against them. */
async function judgeAndAppeal(
  stage: Stage,
  people: Pick<AppealPlan, "owner" | "moderator">,
  of: {
    readonly poolId: Id<"pool">
    readonly projectId: Id<"project">
    readonly corpus: Corpus
    readonly gold: GoldPlan
    readonly taskOfPair: ReadonlyMap<string, Id<"task">>
    readonly report: (text: string) => void
  },
) {
  const { poolId, projectId, report } = of
  report("Judging what is left")
  const pairOf = new Map(of.corpus.pairs.flatMap((pair) => pairEntry(of.taskOfPair, pair)))
  const judging = { projectId, pairOf, leaveCount: 0, secondsPerCase: 6 }
  const verdicts = await moderate(stage, people.moderator, judging)
  // The last verdicts can no longer be taken back, and what waited for them is settled.
  stage.clock.set(new Date(stage.clock.now().getTime() + 5 * 60_000))
  await stage.runJobs()
  report("Appealing answers that were settled against somebody")
  const toldPairs = of.gold.goldPairs
  const appeals = await appealAnswers(stage, { ...people, poolId, projectId, pairOf, toldPairs })
  stage.clock.goLive()
  await stage.runJobs()
  return { verdicts, appeals }
}

async function sellOnce(
  stage: Stage,
  sale: {
    readonly owner: Awaited<ReturnType<typeof openDemoPerson>>
    readonly poolId: Id<"pool">
    readonly projectId: Id<"project">
  },
): Promise<number> {
  const buyer = await openDemoPerson(stage, "buyer", "Buyer")
  const releaseId = await publishRelease(stage, sale.owner, {
    projectId: sale.projectId,
    name: "Replayed corpus",
    description: "Every argument and every label of the corpus that was replayed.",
  })
  const { organizationId } = await createOrganization(stage.context(buyer.actor), { name: "Buyer" })
  await settleSale(stage, await buyGrant(stage, buyer, { releaseId, organizationId }))
  return closePoolEpoch(stage, sale.owner, sale.poolId)
}

function pairEntry(taskOfPair: ReadonlyMap<string, Id<"task">>, pair: Corpus["pairs"][number]) {
  const taskId = taskOfPair.get(pair.id)
  return taskId === undefined ? [] : [[taskId, pair] as const]
}

async function countTasks(stage: Stage, projectId: Id<"project">) {
  const rows = await stage
    .context({ kind: "stranger" })
    .db.select({ state: task.state, count: count() })
    .from(task)
    .where(and(eq(task.projectId, projectId), isNull(task.goldAnswer)))
    .groupBy(task.state)
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  const shareOf = (state: string) => rounded((rows.find((row) => row.state === state)?.count ?? 0) / total)
  return { settledShare: shareOf("settled"), escalatedShare: shareOf("escalated") }
}

function volumeOf(votes: Corpus["votes"], pairs: number, { seconds }: ReplayOutcome) {
  return {
    votes: votes.length,
    labelers: new Set(votes.map((vote) => vote.worker)).size,
    pairs,
    votesPerSecond: rounded(votes.length / seconds),
  }
}

function figuresOf(accuracies: Accuracies, { unneededVotes, givenVotes }: ReplayOutcome) {
  return {
    goldAccuracyMajority: roundedOrNull(accuracies.majority),
    goldAccuracyConsensus: roundedOrNull(accuracies.consensus),
    goldPairsHeldOut: accuracies.heldOutCount,
    calibrationError: roundedOrNull(accuracies.calibrationError),
    labelsSaved: unneededVotes,
    labelsSavedShare: rounded(unneededVotes / (unneededVotes + givenVotes)),
    ...savedAtEqualAccuracy(accuracies.labelsAtEqualAccuracy, givenVotes),
    accuracyWithSaving: roundedOrNull(accuracies.consensus),
    accuracyWithAllVotes: roundedOrNull(accuracies.consensusOfAllVotes),
  }
}

function savedAtEqualAccuracy(labelsNeeded: number | null, givenVotes: number) {
  return {
    labelsAtEqualAccuracy: labelsNeeded === null ? null : Math.round(labelsNeeded),
    labelsSavedAtEqualAccuracyShare: labelsNeeded === null ? null : rounded(1 - givenVotes / labelsNeeded),
  }
}

function everyThousand(tell: (done: number) => void): (done: number) => void {
  let told = 0
  return (done) => {
    if (done - told < 1000) return
    told = done
    tell(done)
  }
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
const roundedOrNull = (value: number | null) => (value === null ? null : rounded(value))

/** The report as a table for people. */
export function printReplay(report: ReplayReport): string {
  const lines = Object.entries(report).flatMap(([name, value]) =>
    value !== null && typeof value === "object"
      ? Object.entries(value).map(([part, figure]) => [`${name}.${part}`, String(figure)] as const)
      : [[name, String(value)] as const],
  )
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n")
}
