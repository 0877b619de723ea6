import "server-only"
import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm"
import { z } from "zod"
import { account, project, run } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { isoWeekOf, isoWeekSpan } from "@/server/domain/run/iso-week"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"

const rowCount = 100

export const readLeaderboardInput = z.strictObject({
  poolId: idOf("pool").optional(),
  /** A week of ISO 8601, such as `2026-W47`; this week when left out. */
  week: z.string().optional(),
})

/**
 * Points of the runs settled in a week: earned, plus won, minus lost on stakes. Equal points share a rank.
 * People who opted out, or who hide the game, are left out.
 */
export async function readLeaderboard(
  context: ServiceContext,
  { poolId, week = isoWeekOf(context.now()) }: z.infer<typeof readLeaderboardInput>,
) {
  requireCan(context, "leaderboard.read")
  const { startsAt, endsAt } = spanOf(week)
  const points = sql<string>`sum(${run.earnedPoints} + ${run.settlementPoints})`
  const rows = await context.db
    .select({
      rank: sql<number>`(rank() over (order by ${points} desc))::int`,
      accountId: account.id,
      displayName: account.displayName,
      address: account.address,
      points,
      runs: sql<number>`count(*)::int`,
    })
    .from(run)
    .innerJoin(project, eq(project.id, run.projectId))
    .innerJoin(account, eq(account.id, run.labelerId))
    .where(
      and(
        eq(run.state, "settled"),
        eq(run.isQualification, false),
        gte(run.settledAt, startsAt),
        lt(run.settledAt, endsAt),
        eq(account.isHiddenFromLeaderboards, false),
        eq(account.isGameHidden, false),
        poolId === undefined ? undefined : eq(project.poolId, poolId),
      ),
    )
    .groupBy(account.id)
    .orderBy(desc(points), asc(account.displayName), asc(account.id))
    .limit(rowCount)
  const me = context.actor.kind === "person" ? context.actor.accountId : null
  return {
    week,
    startsAt,
    endsAt,
    rows: rows.map((row) => ({
      rank: row.rank,
      displayName: row.displayName ?? `${row.address.slice(0, 6)}…${row.address.slice(-4)}`,
      points: BigInt(row.points),
      runs: row.runs,
      isMe: row.accountId === me,
    })),
  }
}

function spanOf(week: string) {
  try {
    return isoWeekSpan(week)
  } catch (error) {
    if (error instanceof RangeError) throw new DomainError("BAD_INPUT", error.message, { field: "week" })
    throw error
  }
}
