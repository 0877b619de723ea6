import "server-only"
import { eq } from "drizzle-orm"
import { task } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { type LoadedProject, loadProject } from "../project/standing"

export type TaskRow = typeof task.$inferSelect

/**
 * A task with its project and what the actor is to the pool.
 * @throws DomainError NOT_FOUND
 */
export async function loadTask(
  context: Pick<ServiceContext, "db" | "actor">,
  taskId: Id<"task">,
): Promise<LoadedProject & { readonly task: TaskRow }> {
  const [found] = await context.db.select().from(task).where(eq(task.id, taskId))
  if (found === undefined) throw notFound("task")
  return { ...(await loadProject(context, found.projectId)), task: found }
}
