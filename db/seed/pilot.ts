import type { Id } from "@/server/domain/id"
import { closeProject } from "@/server/services/project/close-project"
import type { Corpus, CorpusPair } from "./corpus"
import type { Cast } from "./demo"
import { moderate } from "./moderate"
import type { SeedPerson } from "./people"
import type { OpenedPool } from "./pools"
import { comparisonTerms, openComparisons } from "./projects"
import { replayVotes } from "./replay-votes"
import type { Stage } from "./stage"

const minute = 60_000
const pairCount = 16
/** Every so manieth pair is a gold, where its answer is known. */
const goldEveryNth = 5

export const pilotTerms = {
  ...comparisonTerms,
  name: "Pilot: which argument is more convincing?",
  targetConfidence: 0.9,
} as const

/**
 * A small project that runs from its opening to its close: real votes on pairs that the large one leaves to newcomers,
 * verdicts, the last fit, and a transcript whose root is anchored. It is what there is to verify on the first day.
 */
export async function closePilot(
  stage: Stage,
  cast: Cast,
  plan: {
    readonly pool: OpenedPool
    readonly corpus: Corpus
    /** Pairs to choose from. */
    readonly pairs: readonly CorpusPair[]
    readonly itemOf: ReadonlyMap<string, Id<"item">>
    readonly people: ReadonlyMap<string, SeedPerson>
    shift(time: Date): Date
  },
): Promise<void> {
  const pairs = plan.pairs.slice(0, pairCount)
  const golds = pairs.filter(
    ({ gold }, place) => place % goldEveryNth === 0 && (gold === "a" || gold === "b"),
  )
  const chosen = new Set(pairs.map(({ id }) => id))
  const votes = plan.corpus.votes.filter((vote) => chosen.has(vote.pair))
  const firstVote = votes[0]
  if (firstVote === undefined) return
  stage.clock.set(new Date(plan.shift(firstVote.acceptedAt).getTime() - 180 * minute))
  const { projectId, taskOfPair } = await openComparisons(stage, cast.owner, plan.pool, {
    corpus: { ...plan.corpus, pairs },
    gold: { goldPairs: new Set(golds.map(({ id }) => id)), trainingPairs: new Set() },
    itemOf: plan.itemOf,
    terms: pilotTerms,
  })
  const { shift, people } = plan
  await replayVotes(stage, {
    ...{ projectId, taskOfPair, shift, people, isStaking: true },
    votes: votes.filter((vote) => taskOfPair.has(vote.pair)),
  })
  await stage.runJob("refitProject", { projectId })
  const pairOf = new Map(pairs.flatMap((pair) => entryOf(taskOfPair, pair)))
  await moderate(stage, cast.moderator, { projectId, pairOf, leaveCount: 0, secondsPerCase: 12 })
  // Verdicts stand once they can no longer be taken back.
  stage.clock.set(new Date(stage.clock.now().getTime() + 5 * minute))
  await stage.runJobs()
  await closeProject(stage.context(cast.owner.actor), { projectId })
  await stage.runJobs()
}

function entryOf(taskOfPair: ReadonlyMap<string, Id<"task">>, pair: CorpusPair) {
  const taskId = taskOfPair.get(pair.id)
  return taskId === undefined ? [] : [[taskId, pair] as const]
}
