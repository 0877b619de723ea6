import "server-only"
import { gte, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { relaySpend } from "@/db/schema"
import { type RelaySpent, relayDayOf } from "@/server/domain/chain/relay-limits"
import type { Id } from "@/server/domain/id"

/** What the relayer has spent since midnight UTC, on everybody and on one person. */
export async function readSpent(
  connection: Connection,
  nowAt: Date,
  accountId: Id<"account"> | null,
): Promise<RelaySpent> {
  const own = sql`${relaySpend.accountId} = ${accountId}`
  const [row] = await connection
    .select({
      dayWei: sql<string>`coalesce(sum(${relaySpend.costWei}), 0)`,
      personWei: sql<string>`coalesce(sum(${relaySpend.costWei}) filter (where ${own}), 0)`,
      personCount: sql<string>`count(*) filter (where ${own})`,
    })
    .from(relaySpend)
    .where(gte(relaySpend.createdAt, relayDayOf(nowAt)))
  return {
    dayWei: BigInt(row?.dayWei ?? 0),
    personWei: BigInt(row?.personWei ?? 0),
    personCount: Number(row?.personCount ?? 0),
  }
}
