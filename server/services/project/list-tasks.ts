import "server-only"
import { and, asc, eq, gt } from "drizzle-orm"
import { z } from "zod"
import { label, task } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { itemIdsOf } from "../task/item-ids"
import { loadProject } from "./standing"

const pageSize = 50

export const listTasksInput = z.strictObject({ projectId: idOf("project"), cursor: cursorInput })

/** The tasks of a project in order, with their golds, for its owner alone: labelers must not know the golds. */
export async function listTasks(
  context: ServiceContext,
  { projectId, cursor }: z.infer<typeof listTasksInput>,
) {
  requireCan(context, "project.edit", (await loadProject(context, projectId)).standing)
  const after = cursor ? z.coerce.number().int().catch(-1).parse(cursor) : -1
  const rows = await context.db
    .select({
      taskId: task.id,
      position: task.position,
      state: task.state,
      itemIds: itemIdsOf(task.id),
      goldAnswer: task.goldAnswer,
      goldExplanation: task.goldExplanation,
      isTraining: task.isTraining,
      labelCount: task.labelCount,
      confidence: task.confidence,
      settledAnswer: label.answer,
      source: label.source,
    })
    .from(task)
    .leftJoin(label, eq(label.taskId, task.id))
    .where(and(eq(task.projectId, projectId), gt(task.position, after)))
    .orderBy(asc(task.position))
    .limit(pageSize + 1)
  return cutPage(rows, pageSize, (row) => String(row.position))
}
