import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { task } from "@/db/schema"
import { notFound, wrongState } from "@/server/domain/errors"
import { readAnswer } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { lockProjectState } from "./move-project"
import { loadProject } from "./standing"

export const setGoldInput = z.strictObject({
  taskId: idOf("task"),
  /** Null takes the gold away. */
  answer: z.unknown(),
  explanation: z.string().trim().max(2_000).optional(),
})

/** Makes a task of a draft project a gold, or an ordinary task again. Later the gold set is committed and stays. */
export async function setGold(
  context: ServiceContext,
  { taskId, answer, explanation }: z.infer<typeof setGoldInput>,
): Promise<void> {
  const [found] = await context.db
    .select({ projectId: task.projectId, isTraining: task.isTraining })
    .from(task)
    .where(eq(task.id, taskId))
  if (found === undefined) throw notFound("task")
  const { project, standing } = await loadProject(context, found.projectId)
  requireCan(context, "project.edit", standing)
  const isTakenAway = answer === null || answer === undefined
  const goldAnswer = isTakenAway ? null : readAnswer(project.kind, project.config, answer)
  const goldExplanation = isTakenAway ? null : explanation || null
  await context.db.transaction(async (transaction) => {
    const state = await lockProjectState(transaction, project.id)
    if (state !== "draft") throw wrongState("project", state, "its gold set was committed when it opened")
    await transaction
      .update(task)
      .set({ goldAnswer, goldExplanation, isTraining: found.isTraining && goldAnswer !== null })
      .where(and(eq(task.id, taskId), eq(task.projectId, project.id)))
    await writeAudit(context, transaction, "project.setGold", project.id, {
      taskId,
      isGold: goldAnswer !== null,
    })
  })
}
