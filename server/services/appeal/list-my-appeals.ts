import "server-only"
import { and, count, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm"
import { z } from "zod"
import { appeal, appealReview, contribution, pool, project } from "@/db/schema"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { ownAppeal } from "./standing"

const pageSize = 20

export const listMyAppealsInput = z.strictObject({ cursor: cursorInput })

/** One's own appeals, newest first, with their clocks. */
export async function listMyAppeals(context: ServiceContext, { cursor }: z.infer<typeof listMyAppealsInput>) {
  const { accountId } = requirePerson(context)
  requireCan(context, "appeal.read", ownAppeal)
  const before = cursor ? idOf("appeal").parse(cursor) : null
  const rows = await context.db
    .select({
      appealId: appeal.id,
      subject: appeal.subject,
      /** What the appeal is about lies in a project, or, of rejected rows, in a contribution. */
      projectName: project.name,
      question: project.question,
      contributionTitle: contribution.title,
      poolName: pool.name,
      reason: appeal.reason,
      state: appeal.state,
      stakePoints: appeal.stakePoints,
      isStakeReturned: appeal.isStakeReturned,
      restoredPoints: appeal.restoredPoints,
      panel: appeal.panel,
      reviewedCount: sql<number>`(select count(*)::int from ${appealReview}
        where ${appealReview.appealId} = ${appeal.id} and ${appealReview.state} = 'given')`,
      openedAt: appeal.openedAt,
      dueAt: appeal.dueAt,
      decidedAt: appeal.decidedAt,
      readAt: appeal.readAt,
    })
    .from(appeal)
    .innerJoin(pool, eq(pool.id, appeal.poolId))
    .leftJoin(project, eq(project.id, appeal.projectId))
    .leftJoin(contribution, eq(contribution.id, appeal.contributionId))
    .where(and(eq(appeal.appellantId, accountId), before === null ? undefined : lt(appeal.id, before)))
    .orderBy(desc(appeal.id))
    .limit(pageSize + 1)
  return cutPage(rows, pageSize, (row) => row.appealId)
}

/** How many outcomes of one's own appeals one has not been shown yet. */
export async function countUnreadAppeals(context: ServiceContext): Promise<{ readonly count: number }> {
  const { accountId } = requirePerson(context)
  requireCan(context, "appeal.read", ownAppeal)
  const [row] = await context.db
    .select({ count: count() })
    .from(appeal)
    .where(and(eq(appeal.appellantId, accountId), isNotNull(appeal.decidedAt), isNull(appeal.readAt)))
  return { count: row?.count ?? 0 }
}
