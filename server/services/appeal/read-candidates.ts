import "server-only"
import { sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import {
  annotation,
  appeal,
  appealPause,
  appealReview,
  contribution,
  item,
  organizationMember,
  pool,
  poolModerator,
  signal,
  taskItem,
  verdict,
} from "@/db/schema"
import { type Dependence, dependences, type ReviewerCandidate } from "@/server/domain/appeal/reviewers"
import type { AppealSubject } from "@/server/domain/appeal/subject"
import { estimateSkill } from "@/server/domain/consensus/skill"
import type { Id } from "@/server/domain/id"

/** What an appeal must tell of itself to find its reviewers; before it is opened it has no id. */
export interface AppealToSeat {
  readonly id: Id<"appeal"> | null
  readonly subject: AppealSubject
  readonly poolId: Id<"pool">
  /** None of rejected rows. */
  readonly projectId: Id<"project"> | null
  /** Of an appeal of an answer. */
  readonly taskId: Id<"task"> | null
  readonly appellantId: Id<"account"> | null
  readonly firstVerdictId: Id<"verdict"> | null
  /** Who holds an item equal to a rejected row, as far as they moderate the pool. */
  readonly tiedAccountIds: readonly Id<"account">[]
}

export interface SeatCandidate extends ReviewerCandidate {
  readonly accountId: Id<"account">
  readonly hasSeat: boolean
}

type CandidateRow = Record<Dependence, boolean> & {
  readonly account_id: Id<"account">
  readonly has_seat: boolean
  readonly open_seats: number
  readonly upheld: number
  readonly decided: number
} & Record<string, unknown>

/** The moderators of a pool with all that ties each of them to an appeal, and how their verdicts fared in others. */
export async function readCandidates(
  connection: Connection,
  seated: AppealToSeat,
): Promise<readonly SeatCandidate[]> {
  const rows = await connection.execute<CandidateRow>(sql`
    with moderator as (
      select ${poolModerator.accountId} as id from ${poolModerator} where ${poolModerator.poolId} = ${seated.poolId}
    ), about as (
      select * from ${signal} where ${seated.subject} = 'pause' and ${signal.projectId} = ${seated.projectId}
        and ${seated.appellantId} = any(${signal.labelerIds})
    ), first_reviewer as (
      select ${verdict.moderatorId} as id from ${verdict} where ${verdict.id} = ${seated.firstVerdictId}
      union select decided_by from about where decision = 'pause'
    )
    select moderator.id as account_id,
      moderator.id = ${seated.appellantId} as appellant,
      moderator.id in (select id from first_reviewer) as first_reviewer,
      exists (select 1 from ${verdict} where ${verdict.taskId} = ${seated.taskId}
        and ${verdict.moderatorId} = moderator.id)
        or exists (select 1 from about where decided_by = moderator.id)
        or ${hasReviewed(seated)} as judged_before,
      exists (select 1 from ${annotation} where ${annotation.taskId} = ${seated.taskId}
        and ${annotation.labelerId} = moderator.id) as answered_task,
      exists (select 1 from about where moderator.id = any(labeler_ids)) as named_with,
      exists (select 1 from ${taskItem} join ${item} on ${item.id} = ${taskItem.itemId}
        join ${contribution} on ${contribution.id} = ${item.contributionId}
        where ${taskItem.taskId} = ${seated.taskId} and ${contribution.contributorId} = moderator.id
      ) or moderator.id = any(${sql.param(seated.tiedAccountIds)}::text[]) as contributed_item,
      exists (select 1 from ${pool} where ${pool.id} = ${seated.poolId}
        and ${pool.ownerId} = moderator.id) as pool_owner,
      ${sharesOrganization(seated)} as same_organization,
      ${hasCounterAppeal(seated)} as counter_appeal,
      coalesce(seat.state = 'released', false) as seat_released,
      coalesce(seat.state in ('seated', 'given'), false) as has_seat,
      (select count(*)::int from ${appealReview} where ${appealReview.reviewerId} = moderator.id
        and ${appealReview.state} = 'seated') as open_seats,
      past.upheld, past.decided
    from moderator
    left join ${appealReview} seat on seat.appeal_id = ${seated.id} and seat.reviewer_id = moderator.id
    cross join lateral (
      select count(*) filter (where ${appeal.state} = 'upheld')::int as upheld,
        count(*) filter (where ${appeal.state} in ('upheld', 'overturned'))::int as decided
      from ${appeal}
      where ${appeal.firstVerdictId} in (select ${verdict.id} from ${verdict}
          where ${verdict.moderatorId} = moderator.id)
        or ${appeal.id} in (select ${appealPause.appealId} from ${appealPause}
          where ${appealPause.moderatorId} = moderator.id)
    ) past
    order by moderator.id`)
  return rows.map((row) => ({
    accountId: row.account_id,
    dependences: dependences.filter((dependence) => row[dependence]),
    skillLow: skillLow(row),
    openSeatCount: row.open_seats,
    hasSeat: row.has_seat,
  }))
}

function skillLow({ decided, upheld }: CandidateRow): number {
  return estimateSkill({ goldCount: decided, goldRightCount: upheld, consensusCount: 0, consensusRight: 0 })
    .low
}

/** Has said what the answer is in another appeal of the same task, or in a second look at it. */
function hasReviewed({ id, taskId }: AppealToSeat) {
  return sql`exists (
    select 1 from ${appeal} judged join ${appealReview} on ${appealReview.appealId} = judged.id
    where judged.task_id = ${taskId} and judged.id is distinct from ${id}
      and ${appealReview.reviewerId} = moderator.id and ${appealReview.state} = 'given')`
}

function sharesOrganization({ appellantId }: AppealToSeat) {
  return sql`exists (
    select 1 from ${organizationMember} own join ${organizationMember} near
      on near.organization_id = own.organization_id and near.account_id <> own.account_id
    where own.account_id = moderator.id
      and (near.account_id = ${appellantId} or near.account_id in (select id from first_reviewer)))`
}

/** The appellant reviews an open appeal of the moderator's, or challenges a verdict or pause of theirs elsewhere. */
function hasCounterAppeal({ id, appellantId }: AppealToSeat) {
  return sql`exists (
    select 1 from ${appeal} other
    where other.state in ('waiting', 'in_review') and other.id is distinct from ${id} and (
      (other.appellant_id = moderator.id and exists (select 1 from ${appealReview}
        where ${appealReview.appealId} = other.id and ${appealReview.reviewerId} = ${appellantId}))
      or (other.appellant_id = ${appellantId} and (exists (select 1 from ${verdict}
          where ${verdict.id} = other.first_verdict_id and ${verdict.moderatorId} = moderator.id)
        or exists (select 1 from ${appealPause}
          where ${appealPause.appealId} = other.id and ${appealPause.moderatorId} = moderator.id)))))`
}
