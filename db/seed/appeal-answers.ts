import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm"
import { account, annotation, appeal, appealEffect, appealReview, label, run, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { openAppeal } from "@/server/services/appeal/open-appeal"
import { appointModerator } from "@/server/services/pool/appoint-moderator"
import type { CorpusPair } from "./corpus"
import { measurePoints } from "./measure-sums"
import { openCorpusPerson, type SeedPerson } from "./people"
import { type Contested, chooseContested, roundsOf } from "./plan-appeals"
import { reviewAppeals } from "./review-appeals"
import type { Stage } from "./stage"

/** What came of appeals by people whose answers were settled against them. */
export interface AppealFigures {
  readonly opened: number
  /** Of answers that the held-out golds agree with, and as a control of such that they do not. */
  readonly rightful: number
  readonly wrongful: number
  readonly rightfulOverturnedShare: number | null
  readonly wrongfulOverturnedShare: number | null
  /** Of the reviewers' answers, by a seeded draw. */
  readonly reviewerErrorRate: number
  /** Reviews given by decided appeal. */
  readonly meanReviewers: number | null
  /** Whole points: what outcomes gave back to all whom the first answer had cost something. */
  readonly restoredPoints: number
  readonly stakesLost: number
  /** What people hold more than before, less what was restored, plus the stakes lost: 0. */
  readonly unexplainedPoints: number
  readonly seconds: number
}

export interface AppealPlan {
  readonly poolId: Id<"pool">
  readonly projectId: Id<"project">
  readonly owner: SeedPerson
  readonly moderator: SeedPerson
  readonly pairOf: ReadonlyMap<Id<"task">, CorpusPair>
  /** Pairs whose answer the project was told; their golds cannot be appealed. */
  readonly toldPairs: ReadonlySet<string>
}

const reviewerCount = 3
const reviewerErrorRate = 0.1
const minute = 60_000
const classes = ["a", "b", "equal"] as const

/**
 * Lets a sample of people whose answers were settled against them appeal: some whom the corpus's gold bears out, and as
 * a control some whom it does not. Reviewers who were not there before decide by the gold, and err at a stated rate.
 * All runs are settled when it begins, so that nothing but appeals moves points while it lasts.
 */
export async function appealAnswers(stage: Stage, plan: AppealPlan): Promise<AppealFigures> {
  const begun = performance.now()
  const reviewers = [...(await openReviewers(stage, plan)), plan.moderator]
  const sample = chooseContested(await readContested(stage, plan))
  const before = await measurePoints(stage)
  const opened: { readonly appealId: Id<"appeal">; readonly isRightful: boolean }[] = []
  for (const round of roundsOf(sample)) {
    passMinutes(stage, 5)
    for (const contested of round) {
      const { appealId } = await openAppeal(
        stage.context({ kind: "person", accountId: contested.labelerId, address: contested.address }),
        {
          assignmentId: contested.assignmentId,
          reason: "detail_missed",
          words: "Please read both to the end.",
        },
      )
      opened.push({ appealId, isRightful: contested.isRightful })
    }
    await reviewAppeals(stage, { reviewers, pairOf: plan.pairOf, errorRate: reviewerErrorRate })
    passMinutes(stage, 2)
    await stage.runJob("tendAppeals", {})
    await stage.runJobs()
  }
  const moved = await readMoved(stage, opened)
  const after = await measurePoints(stage)
  const gained = after.held + after.staked - before.held - before.staked
  return {
    ...moved,
    reviewerErrorRate,
    unexplainedPoints: gained - moved.restoredPoints + moved.stakesLost,
    seconds: rounded((performance.now() - begun) / 1000),
  }
}

/** Moderators who join when all verdicts are given: nothing ties them to any. */
async function openReviewers(
  stage: Stage,
  { owner, poolId }: Pick<AppealPlan, "owner" | "poolId">,
): Promise<readonly SeedPerson[]> {
  const reviewers: SeedPerson[] = []
  for (let number = 1; number <= reviewerCount; number++) {
    const reviewer = await openCorpusPerson(stage, `reviewer ${number}`, `Reviewer ${number}`)
    await appointModerator(stage.context(owner.actor), { poolId, address: reviewer.actor.address })
    reviewers.push(reviewer)
  }
  return reviewers
}

/** One answer a task that was settled otherwise, where the held-out gold tells which of the two is right. */
async function readContested(stage: Stage, plan: AppealPlan): Promise<readonly Contested[]> {
  const rows = await stage
    .context({ kind: "stranger" })
    .db.select({
      assignmentId: annotation.assignmentId,
      labelerId: annotation.labelerId,
      address: account.address,
      taskId: annotation.taskId,
      classIndex: annotation.classIndex,
      labelClassIndex: label.classIndex,
    })
    .from(annotation)
    .innerJoin(run, and(eq(run.id, annotation.runId), eq(run.state, "settled")))
    .innerJoin(task, and(eq(task.id, annotation.taskId), isNull(task.goldAnswer)))
    .innerJoin(label, eq(label.taskId, annotation.taskId))
    .innerJoin(account, eq(account.id, annotation.labelerId))
    .where(
      and(
        eq(annotation.projectId, plan.projectId),
        ne(annotation.classIndex, label.classIndex),
        sql`${run.settledAt} > ${appealableFrom(stage).toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(task.position), asc(annotation.place))
  return rows.flatMap((row): Contested[] => {
    const pair = plan.pairOf.get(row.taskId)
    if (!pair?.gold || plan.toldPairs.has(pair.id)) return []
    const isRightful = classes[row.classIndex] === pair.gold
    // Where neither is right an appeal is no control either.
    if (!isRightful && classes[row.labelClassIndex] !== pair.gold) return []
    return [{ ...row, pair: pair.id, isRightful }]
  })
}

/** A day less than the window, so that nothing runs out while the rounds last. */
function appealableFrom(stage: Stage): Date {
  return new Date(stage.clock.now().getTime() - 13 * 24 * 60 * minute)
}

function passMinutes(stage: Stage, minutes: number): void {
  stage.clock.set(new Date(stage.clock.now().getTime() + minutes * minute))
}

type Opened = readonly { readonly appealId: Id<"appeal">; readonly isRightful: boolean }[]

/** What came of the appeals, as the product has it. */
async function readMoved(stage: Stage, opened: Opened) {
  const { db } = stage.context({ kind: "stranger" })
  const appealIds = opened.map(({ appealId }) => appealId)
  const rows = await db.select().from(appeal).where(inArray(appeal.id, appealIds))
  const [effects] = await db
    .select({ points: sql<string>`coalesce(sum(${appealEffect.restoredPoints}), 0)` })
    .from(appealEffect)
    .where(inArray(appealEffect.appealId, appealIds))
  const given = await db.$count(
    appealReview,
    and(inArray(appealReview.appealId, appealIds), eq(appealReview.state, "given")),
  )
  const decided = rows.filter(({ state }) => state === "upheld" || state === "overturned")
  const rightfulIds = new Set(opened.filter(({ isRightful }) => isRightful).map(({ appealId }) => appealId))
  const of = (isRightful: boolean) => decided.filter(({ id }) => rightfulIds.has(id) === isRightful)
  const lost = decided.filter(({ isStakeReturned }) => isStakeReturned === false)
  return {
    opened: opened.length,
    rightful: of(true).length,
    wrongful: of(false).length,
    rightfulOverturnedShare: overturnedShare(of(true)),
    wrongfulOverturnedShare: overturnedShare(of(false)),
    meanReviewers: decided.length === 0 ? null : rounded(given / decided.length),
    restoredPoints: Number(effects?.points ?? 0),
    stakesLost: Number(lost.reduce((sum, { stakePoints }) => sum + stakePoints, 0n)),
  }
}

function overturnedShare(decided: readonly { readonly state: string }[]): number | null {
  if (decided.length === 0) return null
  return rounded(decided.filter(({ state }) => state === "overturned").length / decided.length)
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
