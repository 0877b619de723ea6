import type { Id } from "@/server/domain/id"
import type { Corpus, CorpusPair } from "./corpus"
import type { Cast } from "./demo"
import type { OpenedPool } from "./pools"
import { comparisonTerms, openComparisons } from "./projects"
import type { Stage } from "./stage"

const pairCount = 12

export const closeCallTerms = {
  ...comparisonTerms,
  name: "Close calls: which argument is more convincing?",
  goldShare: 0,
  /** The demo's labeler has more, a newcomer nothing yet. */
  minSkill: 0.5,
  maxLabels: 7,
  runSize: 6,
  rewardPoints: 20n,
} as const

/** A project that not everybody may label: the pairs that divided their voters most, kept for labelers of a least skill. */
export async function openCloseCalls(
  stage: Stage,
  cast: Cast,
  plan: {
    readonly pool: OpenedPool
    readonly corpus: Corpus
    /** Pairs to choose from. */
    readonly pairs: readonly CorpusPair[]
    readonly itemOf: ReadonlyMap<string, Id<"item">>
  },
): Promise<void> {
  const leads = leadsOf(plan.corpus)
  const pairs = [...plan.pairs]
    .sort((one, other) => (leads.get(one.id) ?? 0) - (leads.get(other.id) ?? 0))
    .slice(0, pairCount)
  await openComparisons(stage, cast.owner, plan.pool, {
    corpus: { ...plan.corpus, pairs },
    gold: { goldPairs: new Set(), trainingPairs: new Set() },
    itemOf: plan.itemOf,
    terms: closeCallTerms,
  })
}

/** By pair: by how many votes one side leads. */
function leadsOf({ votes }: Corpus): ReadonlyMap<string, number> {
  const balances = new Map<string, number>()
  for (const { pair, choice } of votes) {
    balances.set(pair, (balances.get(pair) ?? 0) + (choice === "a" ? 1 : choice === "b" ? -1 : 0))
  }
  return new Map([...balances].map(([pair, balance]) => [pair, Math.abs(balance)]))
}
