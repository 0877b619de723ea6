import "server-only"
import { and, eq, ne, sql } from "drizzle-orm"
import { appeal } from "@/db/schema"
import { overturnRate } from "@/server/domain/appeal/decide"
import { wilsonInterval } from "@/server/domain/consensus/skill"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/** How a pool's appeals fared: for everybody to see. */
export async function readOverturnRate({ db }: Pick<ServiceContext, "db">, poolId: Id<"pool">) {
  const [row] = await db
    .select({
      upheld: sql<number>`(count(*) filter (where ${appeal.state} = 'upheld'))::int`,
      overturned: sql<number>`(count(*) filter (where ${appeal.state} = 'overturned'))::int`,
      open: sql<number>`(count(*) filter (where ${appeal.state} in ('waiting', 'in_review')))::int`,
      medianSeconds: sql<number | null>`percentile_cont(0.5) within group (
        order by extract(epoch from ${appeal.decidedAt} - ${appeal.openedAt}))
        filter (where ${appeal.state} in ('upheld', 'overturned'))`,
    })
    .from(appeal)
    .where(and(eq(appeal.poolId, poolId), ne(appeal.subject, "second_look")))
  const figures = overturnRate(row?.upheld ?? 0, row?.overturned ?? 0)
  return {
    ...figures,
    /** 95 %; null before the first outcome. */
    interval: figures.rate === null ? null : wilsonInterval(figures.rate, figures.decidedCount),
    openCount: row?.open ?? 0,
    medianSeconds: row?.medianSeconds ?? null,
  }
}
