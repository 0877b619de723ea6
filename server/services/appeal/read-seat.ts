import "server-only"
import { asc, eq } from "drizzle-orm"
import type { z } from "zod"
import { taskItem } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import type { LoadedProject } from "../project/standing"
import { readPauseEvidence } from "./read-pause-evidence"
import { isAboutTask, isOpened, loadSeat, seatOnAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/**
 * The case of an appeal as its reviewers see it. Of a task: the question, its guidelines, its items. Of a pause: the
 * evidence that was found. What the appellant says, where there is one; nothing of what was decided before, by whomever, nor of who
 * asks.
 */
export async function readSeat(context: ServiceContext, { appealId }: z.infer<typeof appealInput>) {
  const { appeal, seat, project, pool } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const shared = {
    appealId,
    state: appeal.state,
    seatState: seat.state,
    panel: appeal.panel,
    reason: appeal.reason,
    words: appeal.words,
    dueAt: appeal.dueAt,
    project: presentProject(project, pool),
  }
  if (isAboutTask(appeal)) {
    const { taskId } = appeal
    const itemIds = await readItemIds(context, taskId)
    return { about: "task" as const, subject: appeal.subject, ...shared, taskId, itemIds }
  }
  if (!isOpened(appeal)) throw notFound("appeal")
  return { about: "pause" as const, ...shared, ...(await readPauseEvidence(context, appeal, project)) }
}

async function readItemIds(context: ServiceContext, taskId: Id<"task">) {
  const items = await context.db
    .select({ itemId: taskItem.itemId })
    .from(taskItem)
    .where(eq(taskItem.taskId, taskId))
    .orderBy(asc(taskItem.position))
  return items.map((row) => row.itemId)
}

function presentProject(project: LoadedProject["project"], pool: LoadedProject["pool"]) {
  return {
    projectId: project.id,
    poolName: pool.name,
    name: project.name,
    question: project.question,
    guidelines: project.guidelines,
    kind: project.kind,
    config: project.config,
    itemSchema: pool.itemSchema,
  }
}
