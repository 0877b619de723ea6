import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { assignment, item, project, run, taskItem } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { openForReader } from "../open-for-reader"
import type { VaultHandler } from "../vault-context"

/** The items of a run's live assignments, for its labeler. See the protocol. */
export const openRun: VaultHandler<"openRun"> = async (context, input) => {
  const runId = input.runId as Id<"run">
  return openForReader(context, async (transaction) => {
    const [found] = await transaction.select().from(run).where(eq(run.id, runId))
    if (found === undefined) throw new DomainError("VAULT_REFUSED", "There is no such run.")
    return {
      recipient: found.readerRecipient,
      refusal: "This run is not open any more, or its lease has run out.",
      purpose: "label",
      readerId: found.labelerId,
      rightKind: "run",
      rightId: runId,
      hasRight: found.state === "open" && found.leaseExpiresAt.getTime() > context.now().getTime(),
      items: await loadRunItems(transaction, runId),
    }
  })
}

/**
 * Items of the pool that the run's project is over; another pool's item in a task opens for nobody. A skip can be
 * taken back, so a skipped task's items open too.
 */
function loadRunItems(connection: Connection, runId: Id<"run">) {
  return connection
    .selectDistinct({ itemId: item.id, contributionId: item.contributionId })
    .from(assignment)
    .innerJoin(run, eq(run.id, assignment.runId))
    .innerJoin(project, eq(project.id, run.projectId))
    .innerJoin(taskItem, eq(taskItem.taskId, assignment.taskId))
    .innerJoin(item, and(eq(item.id, taskItem.itemId), eq(item.poolId, project.poolId)))
    .where(and(eq(assignment.runId, runId), inArray(assignment.state, ["leased", "answered", "skipped"])))
}
