import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { earning, epoch } from "@/db/schema"
import { earningMachine } from "@/server/domain/earning/state"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { ensureOpenEpoch } from "../epoch/ensure-open-epoch"
import { isEpochWhole } from "../epoch/read-held"
import { movementOf } from "./write-lines"

/**
 * What an uncovered bounty owes is covered again: its lines wait for an epoch, and their money is moved once more. A line
 * goes back to the epoch that it stood in where that epoch's tree still counts it, else to the next one.
 * @param bounty held by the caller
 * @param funding the event that brought the money: tells these movements from those that were taken back
 * @returns the movements: the caller posts them as its last step
 */
export async function releaseHeldLines(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  bounty: { readonly id: Id<"bounty">; readonly poolId: Id<"pool"> },
  funding: string,
): Promise<readonly TransferInput[]> {
  const lines = await transaction
    .update(earning)
    .set({ state: "pending" })
    .where(
      and(eq(earning.bountyId, bounty.id), inArray(earning.state, [...earningMachine.sourcesOf("release")])),
    )
    .returning()
  if (lines.length === 0) return []
  await leaveOtherTrees(
    transaction,
    bounty.id,
    lines.flatMap(({ epochId }) => (epochId === null ? [] : [epochId])),
  )
  await ensureOpenEpoch(context, transaction, bounty.poolId)
  return lines.map((line) => {
    const { sourceId, accountId, role, amount } = line
    return movementOf(context, { bounty, sourceId: `${sourceId}~${funding}`, accountId, role, amount })
  })
}

/** Epochs that were computed anew meanwhile went without these lines. */
async function leaveOtherTrees(
  transaction: Transaction,
  bountyId: Id<"bounty">,
  epochIds: readonly Id<"epoch">[],
): Promise<void> {
  const rows = await transaction
    .select({ id: epoch.id, epochAmount: epoch.epochAmount })
    .from(epoch)
    .where(inArray(epoch.id, [...new Set(epochIds)]))
  for (const row of rows) {
    if (await isEpochWhole(transaction, row)) continue
    await transaction
      .update(earning)
      .set({ epochId: null })
      .where(and(eq(earning.bountyId, bountyId), eq(earning.epochId, row.id), eq(earning.state, "pending")))
  }
}
