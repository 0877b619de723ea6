import "server-only"
import { and, asc, count, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { account, poolModerator, project, task, verdict } from "@/db/schema"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { requirePool } from "./load-pool"

export const listModeratorsInput = z.strictObject({ poolId: idOf("pool") })

/** The moderators of a pool, with how many verdicts of theirs stand. */
export async function listModerators(
  context: ServiceContext,
  { poolId }: z.infer<typeof listModeratorsInput>,
) {
  await requirePool(context, poolId, "pool.appointModerator")
  const verdicts = context.db
    .select({ moderatorId: verdict.moderatorId, given: count().as("given") })
    .from(verdict)
    .innerJoin(task, eq(task.id, verdict.taskId))
    .innerJoin(project, eq(project.id, task.projectId))
    .where(and(eq(project.poolId, poolId), isNull(verdict.undoneAt)))
    .groupBy(verdict.moderatorId)
    .as("verdicts")
  const rows = await context.db
    .select({
      accountId: account.id,
      address: account.address,
      displayName: account.displayName,
      appointedAt: poolModerator.appointedAt,
      verdictCount: verdicts.given,
    })
    .from(poolModerator)
    .innerJoin(account, eq(account.id, poolModerator.accountId))
    .leftJoin(verdicts, eq(verdicts.moderatorId, poolModerator.accountId))
    .where(eq(poolModerator.poolId, poolId))
    .orderBy(asc(poolModerator.appointedAt))
  return rows.map((row) => ({ ...row, verdictCount: row.verdictCount ?? 0 }))
}
