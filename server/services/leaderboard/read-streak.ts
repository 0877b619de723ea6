import "server-only"
import { and, eq, gte, inArray, sql } from "drizzle-orm"
import { run } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { streakDays } from "@/server/domain/run/streak"
import type { ServiceContext } from "../context"

/** Days looked back: a longer streak is shown as this one. */
const longestDays = 400

/** Days in a row on which a labeler finished a run. */
export async function readStreak(
  context: Pick<ServiceContext, "db" | "now">,
  labelerId: Id<"account">,
): Promise<number> {
  const now = context.now()
  const day = sql<string>`to_char(${run.finishedAt} at time zone 'UTC', 'YYYY-MM-DD')`
  const days = await context.db
    .selectDistinct({ day })
    .from(run)
    .where(
      and(
        eq(run.labelerId, labelerId),
        inArray(run.state, ["finished", "settled"]),
        gte(run.takenAt, new Date(now.getTime() - longestDays * 86_400_000)),
      ),
    )
  return streakDays(
    days.map((row) => row.day),
    now,
  )
}
