import { asc, eq } from "drizzle-orm"
import type { z } from "zod"
import { item, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { createProject, type createProjectInput } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import type { Corpus, CorpusPair, CorpusVote } from "./corpus"
import type { SeedPerson } from "./people"
import type { OpenedPool } from "./pools"
import type { Stage } from "./stage"

type ProjectInput = z.infer<typeof createProjectInput>

/** Which pairs are asked as gold and as training, and which are left for newcomers. */
export interface GoldPlan {
  readonly goldPairs: ReadonlySet<string>
  readonly trainingPairs: ReadonlySet<string>
}

/**
 * Chooses golds among the pairs whose answer is known: every `everyNth` of them, and for training those on which all
 * votes agree with it.
 */
export function planGold(corpus: Corpus, everyNth: number, trainingCount: number): GoldPlan {
  const known = corpus.pairs.filter((pair) => pair.gold === "a" || pair.gold === "b")
  const votes = new Map<string, CorpusVote[]>()
  for (const vote of corpus.votes) votes.set(vote.pair, [...(votes.get(vote.pair) ?? []), vote])
  const isClear = (pair: CorpusPair) => (votes.get(pair.id) ?? []).every((vote) => vote.choice === pair.gold)
  const trainingPairs = new Set(
    known
      .filter(isClear)
      .slice(0, trainingCount)
      .map((pair) => pair.id),
  )
  const goldPairs = known.filter((pair, place) => place % everyNth === 0 && !trainingPairs.has(pair.id))
  return { goldPairs: new Set(goldPairs.map((pair) => pair.id)), trainingPairs }
}

export const comparisonTerms = {
  kind: "preference",
  name: "Which argument is more convincing?",
  question: "Which of these two arguments is more convincing?",
  guidelines: [
    "Both arguments take the same side of the same debate. Read both to the end.",
    "",
    "Prefer the one that would move an undecided, fair-minded reader more: it gives reasons or examples, stays on the subject and hangs together. Your own opinion of the debate does not matter, nor do spelling and length by themselves.",
    "",
    "Choose “equal” only when you would really toss a coin. One sentence on what decided it helps the moderator.",
  ].join("\n"),
  config: { allowEqual: true, note: "optional" },
  minLabels: 3,
  maxLabels: 5,
  targetConfidence: 0.95,
  goldShare: 0.1,
  runSize: 10,
  leaseSeconds: 6 * 3600,
  rewardPoints: 10n,
  maxStakePoints: 100n,
  targetScore: 0.6,
} as const satisfies Omit<ProjectInput, "poolId" | "tasks">

export interface ComparisonProject {
  readonly projectId: Id<"project">
  readonly taskOfPair: ReadonlyMap<string, Id<"task">>
}

/** Makes and opens the project that asks about every pair of the corpus. */
export async function openComparisons(
  stage: Stage,
  owner: SeedPerson,
  pool: OpenedPool,
  plan: {
    readonly corpus: Corpus
    readonly gold: GoldPlan
    readonly itemOf: ReadonlyMap<string, Id<"item">>
    readonly terms?: Omit<ProjectInput, "poolId" | "tasks">
  },
): Promise<ComparisonProject> {
  const context = stage.context(owner.actor)
  const { corpus, gold, itemOf } = plan
  const pairs = corpus.pairs.filter((pair) => itemOf.has(pair.a) && itemOf.has(pair.b))
  const rows = pairs.map((pair) => listedTask(pair, corpus, gold, itemOf))
  const tasks = { mode: "listed" as const, rows }
  const terms = plan.terms ?? comparisonTerms
  const { projectId } = await createProject(context, { ...terms, poolId: pool.poolId, tasks })
  await openProject(context, { projectId })
  const made = await context.db
    .select({ taskId: task.id })
    .from(task)
    .where(eq(task.projectId, projectId))
    .orderBy(asc(task.position))
  return { projectId, taskOfPair: new Map(pairs.map((pair, place) => [pair.id, idAt(made, place)])) }
}

function idAt(made: readonly { readonly taskId: Id<"task"> }[], place: number): Id<"task"> {
  const found = made[place]
  if (found === undefined) throw new Error("The project has fewer tasks than pairs were listed.")
  return found.taskId
}

function listedTask(
  pair: CorpusPair,
  corpus: Corpus,
  gold: GoldPlan,
  itemOf: ReadonlyMap<string, Id<"item">>,
) {
  const isTraining = gold.trainingPairs.has(pair.id)
  const itemIds = [itemOf.get(pair.a), itemOf.get(pair.b)].filter((id) => id !== undefined)
  if (!isTraining && !gold.goldPairs.has(pair.id)) return { itemIds }
  return {
    itemIds,
    isTraining,
    goldAnswer: { preferred: pair.gold },
    goldExplanation: explanationOf(pair, corpus),
  }
}

/** The words of somebody who answered as the gold does: why, in a labeler's own language. */
function explanationOf(pair: CorpusPair, corpus: Corpus): string {
  const reasons = corpus.votes
    .filter((vote) => vote.pair === pair.id && vote.choice === pair.gold && vote.reason)
    .map((vote) => vote.reason ?? "")
  const longest = reasons.sort((left, right) => right.length - left.length)[0]
  return longest ?? "Experts who read both arguments agreed on this answer."
}

export const groundsTerms = {
  kind: "choice",
  name: "What does it rest on?",
  question: "What does this argument mostly rest on?",
  guidelines: [
    "Facts: numbers, studies, things that can be looked up. Experience: what the writer or somebody they know lived through. Values: what is right, fair or good. Nothing: it only states its claim.",
    "",
    "When two apply, choose the one the argument would fall without.",
  ].join("\n"),
  config: {
    options: [
      { id: "facts", name: "Facts" },
      { id: "experience", name: "Experience" },
      { id: "values", name: "Values" },
      { id: "nothing", name: "Nothing" },
    ],
    isMultiple: false,
    note: "optional",
  },
  minLabels: 3,
  maxLabels: 7,
  targetConfidence: 0.85,
  goldShare: 0,
  runSize: 5,
  leaseSeconds: 3600,
  rewardPoints: 8n,
  maxStakePoints: 50n,
  targetScore: 0.6,
} as const

/** The items of a contribution, by the number of their row. */
export async function itemsOf(
  stage: Stage,
  contributionId: Id<"contribution">,
): Promise<ReadonlyMap<number, Id<"item">>> {
  const rows = await stage
    .context({ kind: "stranger" })
    .db.select({ rowNumber: item.rowNumber, itemId: item.id })
    .from(item)
    .where(eq(item.contributionId, contributionId))
  return new Map(rows.map((row) => [row.rowNumber, row.itemId]))
}

/** What the buyer's bounty pays for each accepted answer there: 0.05 dollars, 200 times. */
export const groundsReward = { rewardAmount: 50_000n, rewardCount: 200 }

/** What the buyer calls for in the pool of arguments: 0.02 dollars for each, 500 times, 100 from one contributor. */
export const argumentsCall = {
  wanted: "Arguments from debates of the last two years, on either side of a question",
  rewardAmount: 20_000n,
  rewardCount: 500,
  perContributorCount: 100,
}
