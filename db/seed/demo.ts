import path from "node:path"
import type { Id } from "@/server/domain/id"
import { appointModerator } from "@/server/services/pool/appoint-moderator"
import { createPool } from "@/server/services/pool/create-pool"
import { createProject } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import { openCloseCalls } from "./close-calls"
import { contribute } from "./contribute"
import { contributeArguments, contributeFaulty } from "./contribute-arguments"
import { type Corpus, readCorpus } from "./corpus"
import { fundBounty, fundCall } from "./fund-bounty"
import { moderate } from "./moderate"
import { openDemoPerson, type SeedPerson } from "./people"
import { closePilot } from "./pilot"
import { shiftTo } from "./plan-runs"
import { argumentsPool, draftPool, groundsPool, type OpenedPool, openPool } from "./pools"
import { argumentsCall, groundsReward, groundsTerms, openComparisons, planGold } from "./projects"
import { replayVotes } from "./replay-votes"
import { sellRelease } from "./sell-release"
import type { Stage } from "./stage"

const minute = 60_000
const day = 86_400_000
/** The demo's own contributor is the first of them. */
const contributorCount = 12
/** Share of the pairs whose votes are kept back, so that newcomers find something to label. */
const openShare = 0.42

export interface Cast {
  readonly owner: SeedPerson
  readonly moderator: SeedPerson
  readonly contributor: SeedPerson
  readonly labeler: SeedPerson
  readonly buyer: SeedPerson
}

/** Says what is being done now. */
export type Report = (text: string) => void

/**
 * Builds the demo on an empty instance, through the verbs that people's clicks call: real arguments, real votes at the
 * distances in which they were given, verdicts, a release, a sale, an epoch with claims, and a gate that closes.
 */
export async function buildDemo(stage: Stage, report: Report, startedAt: Date): Promise<void> {
  const corpus = await readCorpus(path.join(import.meta.dirname, "sample"))
  const shift = shiftTo(corpus.votes, new Date(startedAt.getTime() - 50 * minute))
  const firstVoteAt = shift(corpus.votes[0]?.acceptedAt ?? startedAt)
  stage.clock.set(new Date(firstVoteAt.getTime() - 3 * day))
  const cast = await openCast(stage)
  report("Opening pools")
  const pool = await openPool(stage, cast.owner, {
    ...argumentsPool,
    treasuryAddress: cast.owner.actor.address,
  })
  const { poolId } = pool
  await appointModerator(stage.context(cast.owner.actor), { poolId, address: cast.moderator.actor.address })
  report(`Contributing ${corpus.arguments.length} arguments`)
  const { itemOf, lastContribution } = await contributeArguments(stage, {
    pool,
    corpus,
    contributorCount,
    first: cast.contributor,
    fromAt: new Date(firstVoteAt.getTime() - 2 * day),
  })
  stage.clock.set(new Date(firstVoteAt.getTime() - 0.5 * day))
  await contributeFaulty(stage, cast.contributor, pool, corpus.arguments)
  stage.clock.set(new Date(firstVoteAt.getTime() - 6 * 60 * minute))
  const project = await label(stage, cast, { pool, corpus, itemOf, shift, report })
  const groundsProjectId = await openSecondPools(stage, cast, corpus)
  report("Judging what the crowd could not settle")
  stage.clock.set(new Date(startedAt.getTime() - 45 * minute))
  const pairOf = new Map(
    corpus.pairs.flatMap((pair) => {
      const taskId = project.taskOfPair.get(pair.id)
      return taskId === undefined ? [] : [[taskId, pair] as const]
    }),
  )
  const { projectId } = project
  await moderate(stage, cast.moderator, { projectId, pairOf, leaveCount: 14, secondsPerCase: 12 })
  stage.clock.set(new Date(startedAt.getTime() - 5 * minute))
  await stage.runJobs()
  const fundWork = async () => {
    report("Funding a bounty and a call")
    await fundBounty(stage, cast.buyer, groundsProjectId, groundsReward)
    await fundCall(stage, cast.buyer, poolId, argumentsCall)
  }
  await sellRelease(stage, cast, { poolId, projectId, lastContribution, report, meanwhile: fundWork })
}

async function openCast(stage: Stage): Promise<Cast> {
  return {
    owner: await openDemoPerson(stage, "owner", "Tariq Okafor"),
    moderator: await openDemoPerson(stage, "moderator", "Mei Lindqvist"),
    contributor: await openDemoPerson(stage, "contributor", "Imani Castro"),
    labeler: await openDemoPerson(stage, "labeler", "Jonas Adeyemi"),
    buyer: await openDemoPerson(stage, "buyer", "Heron Research"),
  }
}

async function label(
  stage: Stage,
  cast: Cast,
  plan: {
    readonly pool: OpenedPool
    readonly corpus: Corpus
    readonly itemOf: ReadonlyMap<string, Id<"item">>
    shift(time: Date): Date
    readonly report: Report
  },
) {
  const { corpus, itemOf, report } = plan
  const gold = planGold(corpus, 6, 6)
  const project = await openComparisons(stage, cast.owner, plan.pool, { corpus, gold, itemOf })
  const open = new Set(
    corpus.pairs
      .filter((pair) => !gold.goldPairs.has(pair.id))
      .filter((_, place, all) => place >= all.length * (1 - openShare))
      .map((pair) => pair.id),
  )
  const votes = corpus.votes.filter(
    (vote) => project.taskOfPair.has(vote.pair) && !gold.trainingPairs.has(vote.pair) && !open.has(vote.pair),
  )
  const people = new Map([[busiestOf(votes), cast.labeler]])
  const outcome = await replayVotes(stage, {
    projectId: project.projectId,
    votes,
    taskOfPair: project.taskOfPair,
    shift: plan.shift,
    isStaking: true,
    people,
    onProgress: everyNth(250, (done) => report(`Replaying real votes: ${done} of ${votes.length}`)),
  })
  report(
    `${outcome.givenVotes} votes in ${outcome.runs} runs, ${outcome.unneededVotes} not needed, ${outcome.seconds.toFixed(1)} s`,
  )
  report("Closing a pilot project")
  const pairs = corpus.pairs.filter(({ id }) => open.has(id) && project.taskOfPair.has(id))
  await closePilot(stage, cast, { ...plan, pairs, people })
  await openCloseCalls(stage, cast, { ...plan, pairs })
  return project
}

function busiestOf(votes: Corpus["votes"]): string {
  const counts = new Map<string, number>()
  for (const vote of votes) counts.set(vote.worker, (counts.get(vote.worker) ?? 0) + 1)
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? ""
}

function everyNth(step: number, tell: (done: number) => void): (done: number) => void {
  let told = 0
  return (done) => {
    if (done - told < step) return
    told = done
    tell(done)
  }
}

/** Two more pools, one of them a draft. @returns the project of the other */
async function openSecondPools(stage: Stage, cast: Cast, corpus: Corpus): Promise<Id<"project">> {
  const treasuryAddress = cast.owner.actor.address
  const pool = await openPool(stage, cast.owner, { ...groundsPool, treasuryAddress })
  const rows = corpus.arguments.slice(0, 24).map(({ text, topic }) => ({ text, topic }))
  await contribute(stage, cast.contributor, pool, {
    title: "Arguments on school sports",
    rows,
    purposes: ["label", "train", "statistics"],
  })
  const owner = stage.context(cast.owner.actor)
  const { poolId } = pool
  await appointModerator(owner, { poolId, address: cast.moderator.actor.address })
  const { projectId } = await createProject(owner, {
    ...groundsTerms,
    config: structuredClone(groundsTerms.config),
    poolId,
    tasks: { mode: "everyItem" },
  })
  await openProject(owner, { projectId })
  await createPool(owner, { ...draftPool, treasuryAddress })
  return projectId
}
