import "server-only"
import { asc, eq } from "drizzle-orm"
import type { z } from "zod"
import { taskItem } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"
import { loadSeat, seatOnAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/**
 * The case of an appeal as its reviewers see it: the question, its guidelines, its items and what the appellant says.
 * Nothing of what was answered before, by whomever, nor of who asks.
 */
export async function readSeat(context: ServiceContext, { appealId }: z.infer<typeof appealInput>) {
  const { appeal, seat, project, pool } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const items = await context.db
    .select({ itemId: taskItem.itemId })
    .from(taskItem)
    .where(eq(taskItem.taskId, appeal.taskId))
    .orderBy(asc(taskItem.position))
  return {
    appealId,
    taskId: appeal.taskId,
    state: appeal.state,
    seatState: seat.state,
    panel: appeal.panel,
    reason: appeal.reason,
    words: appeal.words,
    dueAt: appeal.dueAt,
    project: {
      projectId: project.id,
      poolName: pool.name,
      name: project.name,
      question: project.question,
      guidelines: project.guidelines,
      kind: project.kind,
      config: project.config,
      itemSchema: pool.itemSchema,
    },
    itemIds: items.map((row) => row.itemId),
  }
}
