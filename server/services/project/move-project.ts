import "server-only"
import { eq } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { project } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type ProjectEvent, projectMachine } from "@/server/domain/project/state"
import { type ServiceContext, writeAudit } from "../context"
import type { ProjectRow } from "./standing"

/**
 * The state of a project, held against change until the transaction ends. The full lock waits for runs that are just
 * being taken (their foreign key holds the row), so none slips in behind a closing.
 */
export async function lockProjectState(
  transaction: Connection,
  projectId: Id<"project">,
): Promise<ProjectRow["state"]> {
  const [current] = await transaction
    .select({ state: project.state })
    .from(project)
    .where(eq(project.id, projectId))
    .for("update")
  if (current === undefined) throw notFound("project")
  return current.state
}

/**
 * Takes a project through one event of its state machine, with its audit row, whatever somebody else did meanwhile.
 * @throws DomainError WRONG_STATE
 */
export async function moveProject(
  context: Pick<ServiceContext, "actor" | "now">,
  transaction: Connection,
  projectId: Id<"project">,
  event: ProjectEvent,
  changes: Partial<ProjectRow> = {},
): Promise<void> {
  const state = projectMachine.transition(await lockProjectState(transaction, projectId), event)
  await transaction
    .update(project)
    .set({ ...changes, state })
    .where(eq(project.id, projectId))
  await writeAudit(context, transaction, `project.${event}`, projectId)
}
