import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { assignment, project, run } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type RunEvent, runMachine } from "@/server/domain/run/state"
import { requirePerson, type ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"

export type RunRow = typeof run.$inferSelect
export type AssignmentRow = typeof assignment.$inferSelect

export interface LoadedRun {
  readonly run: RunRow
  readonly project: ProjectRow
}

/** What a run is to its labeler; nobody else gets as far as asking. */
export const ownRun = { relations: ["self"] } as const

/**
 * The actor's own run with its project.
 * @throws DomainError NOT_FOUND for everybody else's
 */
export async function loadOwnRun(
  context: Pick<ServiceContext, "db" | "actor">,
  runId: Id<"run">,
): Promise<LoadedRun> {
  const { accountId } = requirePerson(context)
  const [found] = await context.db
    .select({ run, project })
    .from(run)
    .innerJoin(project, eq(project.id, run.projectId))
    .where(eq(run.id, runId))
  if (found === undefined || found.run.labelerId !== accountId) throw notFound("run")
  return found
}

/**
 * The run of one of the actor's own assignments.
 * @throws DomainError NOT_FOUND for everybody else's
 */
export async function loadOwnAssignment(
  context: Pick<ServiceContext, "db" | "actor">,
  assignmentId: Id<"assignment">,
): Promise<LoadedRun & { readonly assignment: AssignmentRow }> {
  const { accountId } = requirePerson(context)
  const [found] = await context.db
    .select({ assignment, run, project })
    .from(assignment)
    .innerJoin(run, eq(run.id, assignment.runId))
    .innerJoin(project, eq(project.id, run.projectId))
    .where(eq(assignment.id, assignmentId))
  if (found === undefined || found.run.labelerId !== accountId) throw notFound("assignment")
  return found
}

/**
 * Holds a run until the transaction ends, sure that it can go through this event now.
 * @param strength `share` lets answers in side by side and keeps the run from being finished meanwhile
 * @throws DomainError WRONG_STATE, or EXPIRED when its lease has run out
 */
export async function holdRun(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  runId: Id<"run">,
  event: RunEvent,
  strength: "share" | "no key update",
): Promise<RunRow> {
  const [held] = await transaction.select().from(run).where(eq(run.id, runId)).for(strength)
  if (held === undefined) throw notFound("run")
  checkEvent(context, held, event)
  return held
}

/** The actor's own run with its project, held for its finish; see `holdRun`. */
export async function holdOwnRun(
  context: Pick<ServiceContext, "now" | "actor">,
  transaction: Transaction,
  runId: Id<"run">,
): Promise<LoadedRun> {
  const { accountId } = requirePerson(context)
  const [held] = await transaction
    .select({ run, project })
    .from(run)
    .innerJoin(project, eq(project.id, run.projectId))
    .where(eq(run.id, runId))
    .for("no key update", { of: run })
  if (held === undefined || held.run.labelerId !== accountId) throw notFound("run")
  checkEvent(context, held.run, "finish")
  return held
}

function checkEvent(context: Pick<ServiceContext, "now">, held: RunRow, event: RunEvent): void {
  runMachine.transition(held.state, event)
  if (event === "finish" && held.leaseExpiresAt <= context.now()) {
    throw new DomainError(
      "EXPIRED",
      "This run's time is over. Its answers do not count and its stake comes back whole.",
    )
  }
}
