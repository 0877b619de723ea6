import "server-only"
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { earning, epoch, pool } from "@/db/schema"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { type EpochRow, epochColumns } from "./epoch-columns"
import { writeEpochTree } from "./write-epoch-tree"

export const closeEpochInput = z.strictObject({ poolId: idOf("pool") })

export type PoolRow = typeof pool.$inferSelect
export type EarningRow = typeof earning.$inferSelect

/**
 * Closes a pool's epoch: takes in every earning that waits, computes the tree and writes it down with its
 * transcript. The root is proposed by the job that this queues. An epoch that was vetoed is computed anew first.
 * @throws DomainError NOTHING_TO_DO without earnings, WRONG_STATE while another root waits
 */
export async function closeEpoch(
  context: ServiceContext,
  { poolId }: z.infer<typeof closeEpochInput>,
): Promise<{ readonly epochId: Id<"epoch"> }> {
  requireCan(context, "epoch.close", await poolStanding(context, poolId))
  const { accessLogHead } = await context.vault.call("statistics", {})
  return context.db.transaction(async (transaction) => {
    // Sales of this pool that settle now wait for this lock, and go into the next epoch.
    const [row] = await transaction.select().from(pool).where(eq(pool.id, poolId)).for("update")
    if (row === undefined) throw notFound("pool")
    const closing = await chooseEpoch(transaction, poolId)
    const lines = await takeEarnings(transaction, closing)
    if (lines.length === 0) throw nothingToPay()
    await writeEpochTree(context, transaction, { pool: row, epoch: closing, lines, accessLogHead })
    await writeAudit(context, transaction, "epoch.close", closing.id, { earningCount: lines.length })
    await context.jobs.add(transaction, "advanceEpochs", {}, { key: `advanceEpochs:${closing.id}` })
    return { epochId: closing.id }
  })
}

async function chooseEpoch(transaction: Transaction, poolId: Id<"pool">): Promise<EpochRow> {
  const rows = await transaction
    .select(epochColumns)
    .from(epoch)
    .where(
      and(eq(epoch.poolId, poolId), inArray(epoch.state, ["vetoed", "open", "closing", "proposed"] as const)),
    )
    // “vetoed” before “open”
    .orderBy(desc(epoch.state), asc(epoch.number))
  const waiting = rows.find((row) => row.state === "closing" || row.state === "proposed")
  if (waiting !== undefined) {
    throw wrongState("pool's last epoch", waiting.state, "wait until its root is accepted")
  }
  const [chosen] = rows
  if (chosen === undefined) throw nothingToPay()
  return chosen
}

async function takeEarnings(transaction: Transaction, closing: EpochRow): Promise<EarningRow[]> {
  await transaction
    .update(earning)
    .set({ epochId: closing.id })
    .where(and(eq(earning.poolId, closing.poolId), isNull(earning.epochId), eq(earning.state, "pending")))
  return transaction
    .select()
    .from(earning)
    .where(
      and(eq(earning.poolId, closing.poolId), eq(earning.epochId, closing.id), eq(earning.state, "pending")),
    )
    .orderBy(asc(earning.id))
}

function nothingToPay(): DomainError {
  return new DomainError("NOTHING_TO_DO", "This pool has no earnings that wait for an epoch.")
}
