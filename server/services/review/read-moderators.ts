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
  readonly looked: number
  readonly agreed: number
} & Record<string, unknown>

/**
 * How the work is shared among the moderators of a project's pool, how often appeals overturned each of them, and how
 * often they agree: in drawn second looks, a fair sample of all verdicts, and in the reviews of appeals, which are about
 * what somebody doubted. Only decided ones are told, so that nobody learns what the others said before they have spoken.
 */
export async function readModerators(
  context: ServiceContext,
  { projectId }: z.infer<typeof readModeratorsInput>,
) {
  const { project: found, pool, standing } = await loadProject(context, projectId)
  requireCan(context, "review.read", standing)
  const [rows, waiting, agreement, secondLooks] = await Promise.all([
    readWork(context, found.poolId),
    readWaiting(context, found.poolId),
    readAgreement(context, found.poolId),
    readSecondLooks(context, found.poolId),
  ])
  return {
    poolId: found.poolId,
    poolName: pool.name,
    ...waiting,
    agreement,
    secondLooks,
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
      /** Of their drawn verdicts, those that who looked again came to as well. */
      secondLooks: shareOf(row.agreed, row.looked),
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
      where ${appeal.subject} = 'answer' and ${appeal.state} in ('upheld', 'overturned')
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
    , looked as (${firstLooks(poolId)})
    select ${account.id} as account_id, ${account.displayName} as display_name, ${account.address} as address,
      (select count(*)::int from given where moderator_id = ${account.id} and undone_at is null) as verdicts,
      (select count(*)::int from given where moderator_id = ${account.id} and undone_at is null
        and given_at > ${since}::timestamptz) as recent,
      (select count(*)::int from given where moderator_id = ${account.id} and undone_at is not null) as undone,
      (select count(*)::int from heard where moderator_id = ${account.id}) as appealed,
      (select count(*)::int from heard where moderator_id = ${account.id} and state = 'overturned') as overturned,
      (select count(*)::int from seat where reviewer_id = ${account.id} and state = 'given') as reviews,
      (select count(*)::int from seat where reviewer_id = ${account.id} and state = 'seated'
        and appeal_state = 'in_review') as waiting,
      (select count(*)::int from looked where moderator_id = ${account.id}) as looked,
      (select count(*)::int from looked where moderator_id = ${account.id} and is_same) as agreed
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
      sql`${appeal.poolId} = ${poolId} and ${appeal.subject} = 'answer' and ${appeal.state} in ('upheld', 'overturned')
        and ${appeal.firstVerdictId} is not null and ${appealReview.state} = 'given'`,
    )
  return shareOf(row?.same ?? 0, row?.looked ?? 0)
}

/** Of each decided second look, whose verdict it was and whether who looked first said the same. */
function firstLooks(poolId: Id<"pool">) {
  return sql`select ${verdict.moderatorId} as moderator_id,
      first_look.answer is not distinct from ${appeal.firstAnswer} as is_same
    from ${appeal} join ${verdict} on ${verdict.id} = ${appeal.firstVerdictId}
    cross join lateral (
      select ${appealReview.answer} as answer from ${appealReview}
      where ${appealReview.appealId} = ${appeal.id} and ${appealReview.state} = 'given'
      order by ${appealReview.givenAt} limit 1
    ) first_look
    where ${appeal.poolId} = ${poolId} and ${appeal.subject} = 'second_look'
      and ${appeal.state} in ('upheld', 'overturned')`
}

/** The second looks of a pool: how many agreed, how many wait for somebody, how many of these for a third voice. */
async function readSecondLooks(context: ServiceContext, poolId: Id<"pool">) {
  const [row] = await context.db.execute<{
    looked: number
    agreed: number
    open: number
    thirds: number
  }>(sql`
    with looked as (${firstLooks(poolId)}), waiting as (
      select ${appeal.panel} as panel from ${appeal} where ${appeal.poolId} = ${poolId}
        and ${appeal.subject} = 'second_look' and ${appeal.state} in ('waiting', 'in_review')
    )
    select (select count(*)::int from looked) as looked, (select count(*)::int from looked where is_same) as agreed,
      (select count(*)::int from waiting) as open, (select count(*)::int from waiting where panel > 1) as thirds`)
  return {
    agreement: shareOf(row?.agreed ?? 0, row?.looked ?? 0),
    openCount: row?.open ?? 0,
    thirdCount: row?.thirds ?? 0,
  }
}
