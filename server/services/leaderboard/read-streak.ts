import "server-only"
import { and, eq, gte, inArray, sql } from "drizzle-orm"
import { run } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { streakDays, utcDayOf } from "@/server/domain/run/streak"
import type { ServiceContext } from "../context"

/** Days looked back: a longer streak is shown as this one. */
const longestDays = 400

/** Days in a row on which a labeler finished a run, and whether today is one of them. */
export async function readStreak(
  context: Pick<ServiceContext, "db" | "now">,
  labelerId: Id<"account">,
): Promise<{ readonly streakDays: number; readonly hasRunToday: boolean }> {
  const now = context.now()
  const day = sql<string>`to_char(${run.finishedAt} at time zone 'UTC', 'YYYY-MM-DD')`
  const rows = await context.db
    .selectDistinct({ day })
    .from(run)
    .where(
      and(
        eq(run.labelerId, labelerId),
        inArray(run.state, ["finished", "settled"]),
        gte(run.takenAt, new Date(now.getTime() - longestDays * 86_400_000)),
      ),
    )
  const days = rows.map((row) => row.day)
  return { streakDays: streakDays(days, now), hasRunToday: days.includes(utcDayOf(now)) }
}
