import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { ledgerTransfer } from "@/db/schema"
import type { ServiceContext } from "../context"
import type { RunRow } from "./standing"

/** To how many labelers the points went that a run lost, and how many points in all. */
export async function readSlashShares(context: Pick<ServiceContext, "db">, run: RunRow) {
  const [row] = await context.db
    .select({
      labelerCount: sql<number>`count(*)::int`,
      points: sql<string>`coalesce(sum(${ledgerTransfer.amount}), 0)`,
    })
    .from(ledgerTransfer)
    .where(and(eq(ledgerTransfer.referenceId, run.id), eq(ledgerTransfer.reason, "slash_distributed")))
  return { labelerCount: row?.labelerCount ?? 0, points: BigInt(row?.points ?? 0) }
}
