import "server-only"
import { and, eq, notExists, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Transaction } from "@/db/client"
import { ledgerTransfer } from "@/db/schema"
import type { StandingTransfer } from "@/server/domain/appeal/restore"
import type { Id } from "@/server/domain/id"
import { assetOf } from "@/server/domain/ledger/accounts"

/** The movements by which a bounty's money was earned by these sources, as far as they are not taken back. */
export async function readEarnedTransfers(
  transaction: Transaction,
  bountyId: Id<"bounty">,
  sourceIds: readonly string[],
): Promise<readonly StandingTransfer[]> {
  if (sourceIds.length === 0) return []
  const reversal = alias(ledgerTransfer, "reversal")
  const rows = await transaction
    .select()
    .from(ledgerTransfer)
    .where(
      and(
        eq(ledgerTransfer.referenceId, bountyId),
        eq(ledgerTransfer.reason, "bounty_earned"),
        notExists(
          transaction
            .select({ one: sql`1` })
            .from(reversal)
            .where(eq(reversal.reversesId, ledgerTransfer.id)),
        ),
      ),
    )
  const wanted = new Set(sourceIds)
  return rows
    .filter((row) => wanted.has(row.idempotencyKey.split("|").at(-1) ?? ""))
    .map(({ id: transferId, createdAt: _createdAt, reversesId: _reversesId, ...row }) => ({
      transferId,
      transfer: { ...row, reason: "bounty_earned", asset: assetOf(row.debitKey), reversesId: null },
    }))
}
