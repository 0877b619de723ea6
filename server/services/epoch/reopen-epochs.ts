import "server-only"
import { and, asc, eq, ne, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { earning, epoch, epochLeaf } from "@/db/schema"
import { epochMachine } from "@/server/domain/earning/epoch-state"
import { type ServiceContext, writeAudit } from "../context"
import { type EpochRow, epochColumns } from "./epoch-columns"
import { isEpochWhole } from "./read-held"
import { readAcceptedTree } from "./write-epoch-tree"

/**
 * Opens closed epochs again whose root rests on what the chain has taken back: a line that is not owed any more, or a
 * tree before it that is not accepted. Their lines wait for the next closing. Roots that the chain has already are
 * left as they are: it decides about them.
 */
export async function reopenEpochs(context: ServiceContext, transaction: Transaction): Promise<void> {
  const closing = await transaction
    .select({ ...epochColumns, previousRoot: sql<string | null>`${epoch.transcript} ->> 'previousRoot'` })
    .from(epoch)
    .where(eq(epoch.state, "closing"))
    .orderBy(asc(epoch.number))
    .for("update")
  for (const row of closing) {
    const accepted = await readAcceptedTree(transaction, row.poolId)
    const isGood = row.previousRoot === accepted.root && (await isEpochWhole(transaction, row))
    if (!isGood) await reopen(context, transaction, row)
  }
}

async function reopen(context: ServiceContext, transaction: Transaction, row: EpochRow): Promise<void> {
  await transaction
    .update(earning)
    .set({ epochId: null })
    .where(and(eq(earning.poolId, row.poolId), eq(earning.epochId, row.id)))
  await transaction.delete(epochLeaf).where(eq(epochLeaf.epochId, row.id))
  // What has come in since waits without an epoch's id: it goes into this one, the only one that is open.
  await transaction
    .delete(epoch)
    .where(and(eq(epoch.poolId, row.poolId), eq(epoch.state, "open"), ne(epoch.id, row.id)))
  await transaction
    .update(epoch)
    .set({
      state: epochMachine.transition(row.state, "reopen"),
      epochAmount: 0n,
      cumulativeTotalAmount: null,
      root: null,
      transcript: null,
      transcriptHash: null,
      accessLogHead: null,
      closedAt: null,
    })
    .where(eq(epoch.id, row.id))
  await writeAudit(context, transaction, "epoch.reopened", row.id, { root: row.root })
}
