import "server-only"
import { and, asc, eq, lte } from "drizzle-orm"
import { run } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { expireRun } from "./drop-run"

/** Runs closed in one call; the next call goes on. */
const batchSize = 500

/**
 * Closes open runs whose lease has run out. An expired run counts for nothing: its answers are dropped, its stake
 * comes back whole, its tasks go back to the queue.
 * @returns how many runs were closed
 */
export async function expireLeases(
  context: ServiceContext,
  projectId?: Id<"project">,
): Promise<{ readonly expiredCount: number }> {
  requireCan(context, "run.expire")
  const due = await context.db
    .select({ id: run.id })
    .from(run)
    .where(
      and(
        eq(run.state, "open"),
        lte(run.leaseExpiresAt, context.now()),
        projectId === undefined ? undefined : eq(run.projectId, projectId),
      ),
    )
    .orderBy(asc(run.leaseExpiresAt))
    .limit(batchSize)
  let expiredCount = 0
  for (const { id } of due) if (await expireRun(context, id)) expiredCount++
  return { expiredCount }
}
