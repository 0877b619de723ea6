import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { assignment, labelerSkill, run } from "@/db/schema"
import { estimateSkill } from "@/server/domain/consensus/skill"
import { kinds } from "@/server/domain/kinds/registry"
import { judgeQualification, qualificationPassShare } from "@/server/domain/run/qualification"
import { settleRun } from "@/server/domain/run/settlement"
import type { ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"
import { closePlaces, countPlaces, type HeldPlace } from "./close-places"
import { leasingStates } from "./drop-run"
import type { RunRow } from "./standing"

/**
 * Judges a qualification run at once: its answers are known. They are no annotations, earn nothing and stake nothing.
 * After a failed one its tasks may be tried again.
 */
export async function finishQualification(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  held: RunRow,
  project: ProjectRow,
  places: readonly HeldPlace[],
): Promise<void> {
  const credits = places.map((place) => creditOf(project, place))
  const { isPassed, rightCount } = judgeQualification(credits)
  await countPlaces(
    transaction,
    places.map((place) => ({ ...place, answer: null })),
  )
  if (isPassed) {
    await closePlaces(transaction, held.id)
    await qualify(context, transaction, held)
  } else await freePlaces(transaction, held)
  await settleWithoutPoints(context, transaction, held, places, credits, rightCount)
}

function creditOf(project: ProjectRow, { answer, goldAnswer }: HeldPlace): number | null {
  if (answer === null || goldAnswer === null) return null
  return kinds[project.kind].agreement(project.config, answer, goldAnswer) === 1 ? 1 : 0
}

async function qualify(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  held: RunRow,
): Promise<void> {
  const skill = estimateSkill({ goldCount: 0, goldRightCount: 0, consensusCount: 0, consensusRight: 0 })
  const updatedAt = context.now()
  await transaction
    .insert(labelerSkill)
    .values({
      projectId: held.projectId,
      labelerId: held.labelerId,
      skillMean: skill.mean,
      skillLow: skill.low,
      skillHigh: skill.high,
      isQualified: true,
      updatedAt,
    })
    .onConflictDoUpdate({
      target: [labelerSkill.projectId, labelerSkill.labelerId],
      set: { isQualified: true, updatedAt },
    })
}

/** Expired places do not count as met, so that the labeler may learn and try again. */
async function freePlaces(transaction: Transaction, held: RunRow): Promise<void> {
  await transaction
    .update(assignment)
    .set({ state: "expired" })
    .where(and(eq(assignment.runId, held.id), inArray(assignment.state, [...leasingStates])))
}

async function settleWithoutPoints(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  held: RunRow,
  places: readonly HeldPlace[],
  credits: readonly (number | null)[],
  rightCount: number,
): Promise<void> {
  const { explanation } = settleRun({
    answers: places.flatMap(({ assignmentId }, place) =>
      credits[place] === null ? [] : [{ assignmentId, rewardPoints: 0n, credit: credits[place] ?? 0 }],
    ),
    skippedCount: credits.filter((credit) => credit === null).length,
    stakePoints: 0n,
    maxStakePoints: 0n,
    targetScore: qualificationPassShare,
  })
  const settledAt = context.now()
  await transaction
    .update(run)
    .set({
      state: "settled",
      finishedAt: settledAt,
      settledAt,
      score: places.length === 0 ? 0 : rightCount / places.length,
      settlementPoints: 0n,
      earnedPoints: 0n,
      explanation,
    })
    .where(eq(run.id, held.id))
}
