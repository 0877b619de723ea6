import "server-only"
import { and, eq, inArray, notExists, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Transaction } from "@/db/client"
import { ledgerTransfer } from "@/db/schema"
import { assetOf } from "@/server/domain/ledger/accounts"
import { type TransferReason, transferReasons } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { postTransfers } from "./post-transfers"

// A statement takes 65,535 parameters at most; a movement has ten.
const transfersAtOnce = 4000

/**
 * Takes back what was moved in the name of something and is not taken back yet, the last movement first. What is moved
 * again in its name needs another `part`, for keys are never used twice.
 * @param part the movements of this part alone
 * @throws DomainError INSUFFICIENT_FUNDS where the money has gone on meanwhile
 */
export async function reverseTransfers(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  referenceId: string,
  part?: string,
): Promise<void> {
  const reversal = alias(ledgerTransfer, "reversal")
  const rows = await transaction
    .select()
    .from(ledgerTransfer)
    .where(
      and(
        eq(ledgerTransfer.referenceId, referenceId),
        inArray(ledgerTransfer.reason, movedReasons),
        notExists(
          transaction
            .select({ one: sql`1` })
            .from(reversal)
            .where(eq(reversal.reversesId, ledgerTransfer.id)),
        ),
      ),
    )
  const standing = rows
    .filter((row) => part === undefined || row.idempotencyKey.endsWith(`|${part}`))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .map(({ id: transferId, createdAt: _createdAt, reversesId: _reversesId, ...row }) => {
      const reason = movedReasons.find((one) => one === row.reason) ?? "reversal"
      return { transferId, transfer: { ...row, reason, asset: assetOf(row.debitKey), reversesId: null } }
    })
  for (let start = 0; start < standing.length; start += transfersAtOnce) {
    await postTransfers(context, transaction, [], standing.slice(start, start + transfersAtOnce))
  }
}

const movedReasons: TransferReason[] = transferReasons.filter((reason) => reason !== "reversal")
