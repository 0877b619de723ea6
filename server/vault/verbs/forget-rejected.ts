import "server-only"
import { and, asc, eq, inArray, isNull, lte, notInArray, or, type SQL, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appeal, contributionKey, heldConsent, rejectedRow, sealedItem } from "@/db/schema"
import { type AppealState, appealStates, openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import type { VaultHandler } from "../vault-context"

/** An appeal that was opened in the last moment may be on its way. */
const graceSeconds = 3_600

/** Deletes rejected rows that cannot be appealed any more, and the keys that opened nothing else. See the protocol. */
export const forgetRejected: VaultHandler<"forgetRejected"> = async (context) => {
  const overAt = new Date(context.now().getTime() - graceSeconds * 1000)
  return context.db.transaction(async (transaction) => {
    const due = await transaction
      .selectDistinct({ contributionId: rejectedRow.contributionId })
      .from(rejectedRow)
      .where(isNeedless(transaction, overAt))
    const ids = due.map((row) => row.contributionId)
    if (ids.length === 0) return { forgottenCount: 0 }
    // Gates first, as closing one does: two of them never wait for each other.
    await transaction
      .select({ id: contributionKey.contributionId })
      .from(contributionKey)
      .where(inArray(contributionKey.contributionId, ids))
      .orderBy(asc(contributionKey.contributionId))
      .for("update")
    const forgotten = await transaction
      .delete(rejectedRow)
      .where(and(inArray(rejectedRow.contributionId, ids), isNeedless(transaction, overAt)))
      .returning({ itemId: rejectedRow.itemId })
    await dropKeys(transaction, ids)
    return { forgottenCount: forgotten.length }
  })
}

/** Their time is over or their appeal is decided. The rows of an overturned one wait to become items. */
function isNeedless(transaction: Transaction, overAt: Date): SQL | undefined {
  const appealedIn = (states: readonly AppealState[]) =>
    transaction
      .select({ id: sql`${appeal.contributionId}` })
      .from(appeal)
      .where(and(eq(appeal.subject, "rejection"), inArray(appeal.state, [...states])))
  return and(
    notInArray(rejectedRow.contributionId, appealedIn([...openAppealStates, "overturned"])),
    or(lte(rejectedRow.keptUntil, overAt), inArray(rejectedRow.contributionId, appealedIn(appealStates))),
  )
}

/** A contribution of which nothing was ever taken has no items that its key could open. */
async function dropKeys(transaction: Transaction, ids: readonly Id<"contribution">[]): Promise<void> {
  const withItems = transaction.select({ id: sealedItem.contributionId }).from(sealedItem)
  const withRows = transaction.select({ id: rejectedRow.contributionId }).from(rejectedRow)
  const emptied = await transaction
    .update(contributionKey)
    .set({ sealedItemKey: null })
    .where(
      and(
        inArray(contributionKey.contributionId, [...ids]),
        isNull(contributionKey.sealedHeader),
        notInArray(contributionKey.contributionId, withItems),
        notInArray(contributionKey.contributionId, withRows),
      ),
    )
    .returning({ contributionId: contributionKey.contributionId })
  if (emptied.length === 0) return
  const emptiedIds = emptied.map((row) => row.contributionId)
  await transaction.delete(heldConsent).where(inArray(heldConsent.contributionId, emptiedIds))
}
