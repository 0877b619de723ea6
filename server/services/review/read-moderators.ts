import "server-only"
import { sql } from "drizzle-orm"
import { z } from "zod"
import {
  account,
  appeal,
  appealPause,
  appealReview,
  poolModerator,
  project,
  task,
  verdict,
} from "@/db/schema"
import { wilsonInterval } from "@/server/domain/consensus/skill"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"

export const readModeratorsInput = z.strictObject({ projectId: idOf("project") })

/** Seconds that count as of late. */
const recentSeconds = 7 * 86_400

type WorkRow = {
  readonly account_id: Id<"account">
  readonly display_name: string | null
  readonly address: `0x${string}`
  readonly verdicts: number
  readonly recent: number
  readonly undone: number
  readonly appealed: number
  readonly overturned: number
  readonly reviews: number
  readonly waiting: number
} & Record<string, unknown>

/**
 * How the work is shared among the moderators of a project's pool, how often appeals overturned each of them, and how
 * often they agree: a review of an appeal is a second look at another moderator's verdict by somebody who does not know
 * it. Only decided appeals are told, so that nobody learns what the others said before they have spoken.
 */
export async function readModerators(
  context: ServiceContext,
  { projectId }: z.infer<typeof readModeratorsInput>,
) {
  const { project: found, pool, standing } = await loadProject(context, projectId)
  requireCan(context, "review.read", standing)
  const [rows, waiting, agreement] = await Promise.all([
    readWork(context, found.poolId),
    readWaiting(context, found.poolId),
    readAgreement(context, found.poolId),
  ])
  return {
    poolId: found.poolId,
    poolName: pool.name,
    ...waiting,
    agreement,
    moderators: rows.map((row) => ({
      accountId: row.account_id,
      name: row.display_name,
      address: row.address,
      verdictCount: row.verdicts,
      recentCount: row.recent,
      undoneCount: row.undone,
      appealedCount: row.appealed,
      overturned: shareOf(row.overturned, row.appealed),
      reviewCount: row.reviews,
      waitingSeatCount: row.waiting,
    })),
  }
}

/** A share with its interval (95 %); null where there is nothing to take a share of. */
function shareOf(count: number, total: number) {
  if (total === 0) return null
  const share = count / total
  return { count, total, share, ...wilsonInterval(share, total) }
}

function readWork(context: ServiceContext, poolId: Id<"pool">) {
  const since = new Date(context.now().getTime() - recentSeconds * 1000).toISOString()
  return context.db.execute<WorkRow>(sql`
    with given as (
      select ${verdict}.* from ${verdict}
      join ${task} on ${task.id} = ${verdict.taskId}
      join ${project} on ${project.id} = ${task.projectId} and ${project.poolId} = ${poolId}
    ), heard as (
      select given.moderator_id, ${appeal.state} as state from ${appeal}
      join given on given.id = ${appeal.firstVerdictId}
      where ${appeal.state} in ('upheld', 'overturned')
      union all
      select distinct on (${appeal.id}, ${appealPause.moderatorId}) ${appealPause.moderatorId}, ${appeal.state}
      from ${appeal} join ${appealPause} on ${appealPause.appealId} = ${appeal.id}
      where ${appeal.poolId} = ${poolId} and ${appeal.state} in ('upheld', 'overturned')
    ), seat as (
      select ${appealReview.reviewerId} as reviewer_id, ${appealReview.state} as state,
        ${appeal.state} as appeal_state
      from ${appealReview} join ${appeal} on ${appeal.id} = ${appealReview.appealId}
      where ${appeal.poolId} = ${poolId}
    )
    select ${account.id} as account_id, ${account.displayName} as display_name, ${account.address} as address,
      (select count(*)::int from given where moderator_id = ${account.id} and undone_at is null) as verdicts,
      (select count(*)::int from given where moderator_id = ${account.id} and undone_at is null
        and given_at > ${since}::timestamptz) as recent,
      (select count(*)::int from given where moderator_id = ${account.id} and undone_at is not null) as undone,
      (select count(*)::int from heard where moderator_id = ${account.id}) as appealed,
      (select count(*)::int from heard where moderator_id = ${account.id} and state = 'overturned') as overturned,
      (select count(*)::int from seat where reviewer_id = ${account.id} and state = 'given') as reviews,
      (select count(*)::int from seat where reviewer_id = ${account.id} and state = 'seated'
        and appeal_state = 'in_review') as waiting
    from ${poolModerator} join ${account} on ${account.id} = ${poolModerator.accountId}
    where ${poolModerator.poolId} = ${poolId}
    order by verdicts desc, ${account.id}`)
}

async function readWaiting(context: ServiceContext, poolId: Id<"pool">) {
  const [row] = await context.db
    .select({
      waitingCount: sql<number>`count(*)::int`,
      waitingSince: sql<string | null>`min(${task.closedAt})`,
    })
    .from(task)
    .innerJoin(project, sql`${project.id} = ${task.projectId} and ${project.poolId} = ${poolId}`)
    .where(sql`${task.state} = 'escalated'`)
  return {
    waitingCount: row?.waitingCount ?? 0,
    waitingSince: row?.waitingSince == null ? null : new Date(row.waitingSince),
  }
}

/** Of the reviews of other moderators' verdicts in decided appeals, how many came to the same answer. */
async function readAgreement(context: ServiceContext, poolId: Id<"pool">) {
  const [row] = await context.db
    .select({
      looked: sql<number>`count(*)::int`,
      same: sql<number>`(count(*) filter (where ${appealReview.answer} = ${appeal.firstAnswer}))::int`,
    })
    .from(appealReview)
    .innerJoin(appeal, sql`${appeal.id} = ${appealReview.appealId}`)
    .where(
      sql`${appeal.poolId} = ${poolId} and ${appeal.state} in ('upheld', 'overturned')
        and ${appeal.firstVerdictId} is not null and ${appealReview.state} = 'given'`,
    )
  return shareOf(row?.same ?? 0, row?.looked ?? 0)
}
