import "server-only"
import { asc, eq } from "drizzle-orm"
import type { z } from "zod"
import { appealRow, pool, taskItem } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { type LoadedProject, loadProject } from "../project/standing"
import { readPauseEvidence } from "./read-pause-evidence"
import {
  isAboutRejection,
  isAboutTask,
  loadSeat,
  type RejectionAppeal,
  requirePause,
  seatOnAppeal,
} from "./standing"
import type { appealInput } from "./withdraw-appeal"

/**
 * The case of an appeal as its reviewers see it. Of a task: the question, its guidelines, its items. Of a pause: the
 * evidence that was found. Of rejected rows: which they are, and what the pool asks for. What the appellant says, where
 * there is one; nothing of what was decided before, by whomever, nor of who asks.
 */
export async function readSeat(context: ServiceContext, { appealId }: z.infer<typeof appealInput>) {
  const { appeal, seat } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const shared = {
    appealId,
    state: appeal.state,
    seatState: seat.state,
    panel: appeal.panel,
    reason: appeal.reason,
    words: appeal.words,
    dueAt: appeal.dueAt,
  }
  if (isAboutRejection(appeal)) {
    return { about: "rejection" as const, ...shared, ...(await readRejectedRows(context, appeal)) }
  }
  if (appeal.projectId === null) throw notFound("appeal")
  const loaded = await loadProject(context, appeal.projectId)
  const placed = { ...shared, project: presentProject(loaded) }
  if (isAboutTask(appeal)) {
    const { taskId } = appeal
    const itemIds = await readItemIds(context, taskId)
    return { about: "task" as const, subject: appeal.subject, ...placed, taskId, itemIds }
  }
  requirePause(appeal)
  return { about: "pause" as const, ...placed, ...(await readPauseEvidence(context, appeal, loaded.project)) }
}

/** The numbers of the rows and what the pool is for; what is in them comes from the vault alone. */
async function readRejectedRows(context: ServiceContext, { id, poolId }: RejectionAppeal) {
  const [[found], rows] = await Promise.all([
    context.db
      .select({ poolId: pool.id, name: pool.name, purpose: pool.purpose, itemSchema: pool.itemSchema })
      .from(pool)
      .where(eq(pool.id, poolId)),
    context.db
      .select({ rowNumber: appealRow.rowNumber, code: appealRow.code })
      .from(appealRow)
      .where(eq(appealRow.appealId, id))
      .orderBy(asc(appealRow.rowNumber)),
  ])
  if (found === undefined) throw notFound("appeal")
  return { pool: found, rows }
}

async function readItemIds(context: ServiceContext, taskId: Id<"task">) {
  const items = await context.db
    .select({ itemId: taskItem.itemId })
    .from(taskItem)
    .where(eq(taskItem.taskId, taskId))
    .orderBy(asc(taskItem.position))
  return items.map((row) => row.itemId)
}

function presentProject({ project, pool: itsPool }: LoadedProject) {
  return {
    projectId: project.id,
    poolName: itsPool.name,
    name: project.name,
    question: project.question,
    guidelines: project.guidelines,
    kind: project.kind,
    config: project.config,
    itemSchema: itsPool.itemSchema,
  }
}
