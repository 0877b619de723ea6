import "server-only"
import { and, asc, desc, eq, gt, lt, or } from "drizzle-orm"
import { z } from "zod"
import { task } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { mostProbable } from "@/server/domain/kinds/nominal"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { loadProject } from "../project/standing"
import { isJudgeableBy } from "./judgeable"

const pageSize = 30

export const readQueueInput = z.strictObject({ projectId: idOf("project"), cursor: cursorInput })

/**
 * The tasks that wait for a verdict, the one that a verdict tells most about first; see `expectedInformation`.
 */
export async function readQueue(
  context: ServiceContext,
  { projectId, cursor }: z.infer<typeof readQueueInput>,
) {
  const { accountId } = requirePerson(context)
  requireCan(context, "review.read", (await loadProject(context, projectId)).standing)
  const rows = await context.db
    .select({
      taskId: task.id,
      position: task.position,
      confidence: task.confidence,
      labelCount: task.labelCount,
      information: task.information,
      posterior: task.posterior,
      waitingSince: task.closedAt,
    })
    .from(task)
    .where(and(eq(task.projectId, projectId), isJudgeableBy(accountId), cursor ? isAfter(cursor) : undefined))
    .orderBy(desc(task.information), asc(task.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => `${row.information}:${row.taskId}`)
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, margin: mostProbable(row.posterior ?? []).margin })),
  }
}

function isAfter(cursor: string) {
  const [information, taskId] = cursor.split(":")
  const told = Number(information)
  if (!Number.isFinite(told) || taskId === undefined) {
    throw new DomainError("BAD_INPUT", "This list cannot go on from there. Load it again.")
  }
  const id = idOf("task").parse(taskId)
  return or(lt(task.information, told), and(eq(task.information, told), gt(task.id, id)))
}
