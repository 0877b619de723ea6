import "server-only"
import { and, eq, isNotNull, lt, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { earning, grant, pool } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { logger } from "@/server/platform/logger"
import { newId, type ServiceContext, writeAudit } from "../context"
import { allocateGrant } from "../grant/allocate-grant"
import { takeBackSale } from "../grant/take-back-sale"
import type { EpochRow } from "./epoch-columns"
import { isEpochWhole } from "./read-held"
import { readShortfall } from "./read-shortfall"

/**
 * Makes a held root good out of the pool's money that belongs to nobody: its sales are divided as its transcript says,
 * and what they did not bring is taken from what was paid in beside sales and bounties.
 * @returns whether every line that the root pays is owed now; false while the money is not there
 */
export async function coverEpoch(
  context: ServiceContext,
  transaction: Transaction,
  row: EpochRow,
): Promise<boolean> {
  await holdPool(transaction, row.poolId)
  if (await isEpochWhole(transaction, row)) return true
  const shortfall = await readShortfall(context, transaction, row)
  if (shortfall === null || shortfall.amount > shortfall.undividedAmount) return false
  for (const { row: sold, saleAmount } of shortfall.sales) {
    await takeBackSale(context, transaction, sold.id)
    await allocateGrant(context, transaction, sold, newId(context, "audit"), saleAmount)
    await transaction
      .update(earning)
      .set({ epochId: row.id })
      .where(and(eq(earning.grantId, sold.id), eq(earning.state, "pending")))
  }
  const amount = shortfall.amount.toString()
  logger.info("a held root is covered", { epochId: row.id, poolId: row.poolId, amount })
  await writeAudit(context, transaction, "epoch.covered", row.id, { amount, root: row.root })
  return isEpochWhole(transaction, row)
}

/**
 * The chain takes back money of a pool that belonged to nobody: sales that were made good out of it are divided by what
 * they brought again, so that all of it is there to be taken. Whatever paid their lines is taken back before.
 */
export async function uncoverSales(
  context: ServiceContext,
  transaction: Transaction,
  poolId: Id<"pool">,
): Promise<void> {
  await holdPool(transaction, poolId)
  const waitingAmount = sql`(select coalesce(sum(${earning.amount}), 0) from ${earning}
    where ${earning.grantId} = ${grant.id} and ${earning.state} = 'pending')`
  const covered = await transaction
    .select()
    .from(grant)
    .where(
      and(eq(grant.poolId, poolId), isNotNull(grant.settledAmount), lt(grant.settledAmount, waitingAmount)),
    )
  for (const { settledAmount, ...row } of covered) {
    await takeBackSale(context, transaction, row.id)
    if (settledAmount === null || settledAmount === 0n) continue
    await allocateGrant(context, transaction, { ...row, settledAmount }, newId(context, "audit"))
  }
}

/** Held as closing an epoch holds it: see `allocateGrant`. */
async function holdPool(transaction: Transaction, poolId: Id<"pool">): Promise<void> {
  await transaction.select({ id: pool.id }).from(pool).where(eq(pool.id, poolId)).for("update")
}
