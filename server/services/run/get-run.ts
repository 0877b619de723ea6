import "server-only"
import { asc, eq } from "drizzle-orm"
import { z } from "zod"
import { assignment, pool, task } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { multiplierOf } from "@/server/domain/run/settlement"
import { stateAt } from "@/server/domain/run/state"
import { runStateNote } from "@/server/domain/run/state-note"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import type { ProjectRow } from "../project/standing"
import { itemIdsOf } from "../task/item-ids"
import { explainAnswer } from "./explain-answer"
import { loadOwnRun, ownRun, type RunRow } from "./standing"

export const getRunInput = z.strictObject({ runId: idOf("run") })

/** One's own run as its page shows it. Answers are turned as their tasks are shown; golds look like all others. */
export async function getRun(context: ServiceContext, { runId }: z.infer<typeof getRunInput>) {
  const loaded = await loadOwnRun(context, runId)
  const { project } = loaded
  const run = { ...loaded.run, state: stateAt(loaded.run, context.now()) }
  requireCan(context, "run.read", ownRun)
  const [places, itemSchema] = await Promise.all([
    readPlaces(context, runId),
    readItemSchema(context, project.poolId),
  ])
  return {
    run: {
      runId,
      state: run.state,
      isQualification: run.isQualification,
      size: run.size,
      stakePoints: run.stakePoints,
      maxStakePoints: run.maxStakePoints,
      multiplier: multiplierOf(run.stakePoints, run.maxStakePoints),
      readerRecipient: run.readerRecipient,
      takenAt: run.takenAt,
      finishedAt: run.finishedAt,
      note: runStateNote(run),
    },
    project: {
      projectId: project.id,
      name: project.name,
      kind: project.kind,
      question: project.question,
      guidelines: project.guidelines,
      config: project.config,
      /** How an item's parts are named, and which of them is its body. */
      itemSchema,
      targetScore: project.targetScore,
    },
    assignments: places.map((place) => presentPlace(run, project, place)),
    leaseExpiresAt: run.leaseExpiresAt,
  }
}

async function readItemSchema({ db }: ServiceContext, poolId: Id<"pool">) {
  const [found] = await db.select({ itemSchema: pool.itemSchema }).from(pool).where(eq(pool.id, poolId))
  if (found === undefined) throw notFound("pool")
  return found.itemSchema
}

type Place = Awaited<ReturnType<typeof readPlaces>>[number]

function presentPlace(run: RunRow, project: ProjectRow, place: Place) {
  const { answer, goldAnswer: _goldAnswer, goldExplanation: _goldExplanation, ...shown } = place
  return {
    ...shown,
    answer: answer === null ? null : kinds[project.kind].turn(answer, place),
    /** In a qualification run, after the answer: what is right, and why. */
    explained: run.isQualification && answer !== null ? explainAnswer(project, answer, place) : null,
  }
}

async function readPlaces(context: ServiceContext, runId: Id<"run">) {
  return context.db
    .select({
      assignmentId: assignment.id,
      position: assignment.position,
      state: assignment.state,
      taskId: assignment.taskId,
      itemIds: itemIdsOf(assignment.taskId),
      isSwapped: assignment.isSwapped,
      rewardPoints: assignment.rewardPoints,
      answer: assignment.answer,
      note: assignment.note,
      answeredAt: assignment.answeredAt,
      skipReason: assignment.skipReason,
      goldAnswer: task.goldAnswer,
      goldExplanation: task.goldExplanation,
    })
    .from(assignment)
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(eq(assignment.runId, runId))
    .orderBy(asc(assignment.position))
}
