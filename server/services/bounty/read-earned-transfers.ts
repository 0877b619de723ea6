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
    .filter((row) => wanted.has(sourceOf(row.idempotencyKey)))
    .map(({ id: transferId, createdAt: _createdAt, reversesId: _reversesId, ...row }) => ({
      transferId,
      transfer: { ...row, reason: "bounty_earned", asset: assetOf(row.debitKey), reversesId: null },
    }))
}

/** A movement's part is its source; where the money has come anew, with the event that brought it. */
function sourceOf(idempotencyKey: string): string {
  const part = idempotencyKey.split("|").at(-1) ?? ""
  return part.split("~")[0] ?? part
}
