import "server-only"
import { and, asc, count, desc, eq, min, ne } from "drizzle-orm"
import { pool, poolModerator, project, task } from "@/db/schema"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { isJudgeableBy } from "./judgeable"

/** The projects of the pools that a person moderates, fullest desk first. A person who moderates nothing gets none. */
export async function listQueues(context: ServiceContext) {
  requireCan(context, "review.list")
  const { accountId } = requirePerson(context)
  const escalatedCount = count(task.id)
  const rows = await context.db
    .select({
      projectId: project.id,
      name: project.name,
      question: project.question,
      kind: project.kind,
      state: project.state,
      poolId: pool.id,
      poolName: pool.name,
      escalatedCount,
      waitingSince: min(task.closedAt),
    })
    .from(poolModerator)
    .innerJoin(pool, eq(pool.id, poolModerator.poolId))
    .innerJoin(project, and(eq(project.poolId, pool.id), ne(project.state, "draft")))
    .leftJoin(task, and(eq(task.projectId, project.id), isJudgeableBy(accountId)))
    .where(eq(poolModerator.accountId, accountId))
    .groupBy(project.id, pool.id)
    .orderBy(desc(escalatedCount), asc(project.id))
  return { items: rows }
}
