import "server-only"
import { and, eq, gt, or, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { ledgerTransfer } from "@/db/schema"

/** By how much an account's balance has grown since a time; negative when it fell. */
export async function readMovedSince(connection: Connection, key: string, since: Date): Promise<bigint> {
  const [row] = await connection
    .select({
      moved: sql<string>`coalesce(sum(case when ${ledgerTransfer.creditKey} = ${key}
        then ${ledgerTransfer.amount} else -${ledgerTransfer.amount} end), 0)`,
    })
    .from(ledgerTransfer)
    .where(
      and(
        or(eq(ledgerTransfer.creditKey, key), eq(ledgerTransfer.debitKey, key)),
        gt(ledgerTransfer.createdAt, since),
      ),
    )
  return BigInt(row?.moved ?? 0)
}
