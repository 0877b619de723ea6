import "server-only"
import { and, eq } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { appeal, item, pool, poolModerator, project, task, taskItem } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { hasSeat } from "../has-seat"
import { openForReader } from "../open-for-reader"
import type { VaultHandler } from "../vault-context"

/**
 * The items of one task: for a moderator, for the owner who sets the gold of a draft, for a reviewer with a seat on an
 * open appeal. See the protocol.
 */
export const openCase: VaultHandler<"openCase"> = async (context, input) => {
  const taskId = input.taskId as Id<"task">
  const accountId = input.accountId as Id<"account">
  return openForReader(context, async (transaction) => {
    const found = await loadTask(transaction, taskId, accountId)
    const judges = found.moderatorId !== null && found.taskState === "escalated"
    const reviews = await hasSeat(transaction, eq(appeal.taskId, taskId), accountId)
    const setsGold = found.ownerId === accountId && found.projectState === "draft"
    return {
      recipient: input.recipient,
      refusal: "This task does not wait for you.",
      purpose: "label",
      readerId: accountId,
      rightKind: "case",
      rightId: taskId,
      hasRight: judges || setsGold || reviews,
      items: await loadTaskItems(transaction, taskId, found.poolId),
    }
  })
}

async function loadTask(connection: Connection, taskId: Id<"task">, accountId: Id<"account">) {
  const [found] = await connection
    .select({
      taskState: task.state,
      projectState: project.state,
      poolId: pool.id,
      ownerId: pool.ownerId,
      moderatorId: poolModerator.accountId,
    })
    .from(task)
    .innerJoin(project, eq(project.id, task.projectId))
    .innerJoin(pool, eq(pool.id, project.poolId))
    .leftJoin(poolModerator, and(eq(poolModerator.poolId, pool.id), eq(poolModerator.accountId, accountId)))
    .where(eq(task.id, taskId))
  if (found === undefined) throw new DomainError("VAULT_REFUSED", "There is no such task.")
  return found
}

function loadTaskItems(connection: Connection, taskId: Id<"task">, poolId: Id<"pool">) {
  return connection
    .select({ itemId: item.id, contributionId: item.contributionId })
    .from(taskItem)
    .innerJoin(item, and(eq(item.id, taskItem.itemId), eq(item.poolId, poolId)))
    .where(eq(taskItem.taskId, taskId))
}
