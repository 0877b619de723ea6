import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Connection, Transaction } from "@/db/client"
import { appeal, appealRow, contributionKey, itemFingerprint, rejectedRow, sealedItem } from "@/db/schema"
import type { AdmissionOutcome, AdmittedItem } from "@/server/domain/contribution/admission-outcome"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { VaultHandler } from "../vault-context"

/**
 * Makes items of the rows of an overturned appeal: they are sealed already, so nothing is opened, only moved. See the
 * protocol.
 */
export const admitAppealed: VaultHandler<"admitAppealed"> = async (context, input) => {
  const { contributionId, rowNumbers } = await loadOverturned(context.db, input.appealId as Id<"appeal">)
  return context.db.transaction(async (transaction) => {
    const [key] = await transaction
      .select()
      .from(contributionKey)
      .where(eq(contributionKey.contributionId, contributionId))
      .for("update")
    if (key === undefined || key.shreddedAt !== null || key.admission === null) {
      throw new DomainError("CONSENT_CLOSED", "The gate of this contribution is closed.")
    }
    const made = await moveRows(transaction, key.poolId, contributionId, rowNumbers)
    const admission = withItems(key.admission, made)
    await transaction
      .update(contributionKey)
      .set({ admission })
      .where(eq(contributionKey.contributionId, contributionId))
    const wanted = new Set(rowNumbers)
    const rows = admission.rows.flatMap(({ rowNumber, item }) =>
      item !== null && wanted.has(rowNumber) ? [{ rowNumber, item: { ...item } }] : [],
    )
    return { rows }
  })
}

async function loadOverturned(connection: Connection, appealId: Id<"appeal">) {
  const rows = await connection
    .select({ contributionId: appeal.contributionId, rowNumber: appealRow.rowNumber })
    .from(appeal)
    .innerJoin(appealRow, eq(appealRow.appealId, appeal.id))
    .where(and(eq(appeal.id, appealId), eq(appeal.subject, "rejection"), eq(appeal.state, "overturned")))
  const contributionId = rows[0]?.contributionId ?? null
  if (contributionId === null) {
    throw new DomainError("VAULT_REFUSED", "No reviewers have taken these rows in.")
  }
  return { contributionId, rowNumbers: rows.map((row) => row.rowNumber) }
}

/** Of all kept rows those that were taken in become items, and none is left over. */
async function moveRows(
  transaction: Transaction,
  poolId: Id<"pool">,
  contributionId: Id<"contribution">,
  rowNumbers: readonly number[],
): Promise<ReadonlyMap<number, AdmittedItem>> {
  const taken = await transaction
    .delete(rejectedRow)
    .where(
      and(eq(rejectedRow.contributionId, contributionId), inArray(rejectedRow.rowNumber, [...rowNumbers])),
    )
    .returning()
  await transaction.delete(rejectedRow).where(eq(rejectedRow.contributionId, contributionId))
  if (taken.length > 0) {
    await transaction.insert(sealedItem).values(
      taken.map(({ itemId, itemHash, iv, ciphertext }) => ({
        ...{ itemId, contributionId, itemHash },
        ...{ iv, ciphertext },
      })),
    )
    // Where the other one is gone by now, this one stands for the content.
    await transaction
      .insert(itemFingerprint)
      .values(taken.map(({ itemHash }) => ({ poolId, itemHash, contributionId })))
      .onConflictDoNothing()
  }
  return new Map(
    taken.map(({ rowNumber, itemId, byteSize, itemHash, groupKey }) => [
      rowNumber,
      { itemId, byteSize, itemHash, groupKey },
    ]),
  )
}

function withItems(admission: AdmissionOutcome, made: ReadonlyMap<number, AdmittedItem>): AdmissionOutcome {
  const rows = admission.rows.map((row) => {
    const item = made.get(row.rowNumber)
    return item === undefined ? row : { ...row, verdict: "accepted" as const, reasons: [], item }
  })
  return { ...admission, rowsKeptUntil: null, rows }
}
