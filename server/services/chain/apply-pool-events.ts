import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { pool } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { poolMachine } from "@/server/domain/pool/state"
import { openAccount } from "../account/open-account"
import { type ServiceContext, writeAudit } from "../context"
import { type EventUndo, undoOfPool } from "./event-undo"

type Hex = `0x${string}`

/** Addresses are kept in lower case. */
export function lowerCase(address: Hex): Hex {
  return address.toLowerCase() as Hex
}

/** The pool that an event is about, held; null for one that is not ours. */
async function holdPool(transaction: Transaction, onChainId: Hex) {
  const [row] = await transaction.select().from(pool).where(eq(pool.onChainId, onChainId)).for("update")
  return row ?? null
}

/** A pool is open once the chain has it under the terms shown here; split and treasury are the chain's. */
export async function applyPoolOpened(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"PoolOpened">,
): Promise<EventUndo | null> {
  const { settings } = args
  const row = await holdPool(transaction, args.poolId)
  if (row === null || !poolMachine.canTransition(row.state, "confirmOpen")) return null
  const isAsShown =
    row.termsHash === settings.termsHash &&
    lowerCase(settings.token) === lowerCase(context.chain.addresses.token) &&
    lowerCase(settings.operator) === lowerCase(context.chain.operatorAddress)
  if (!isAsShown) {
    await writeAudit(context, transaction, "pool.openedOtherwise", row.id, { transactionHash })
    return null
  }
  await transaction
    .update(pool)
    .set({
      ...settings.split,
      treasuryAddress: lowerCase(settings.treasury),
      state: poolMachine.transition(row.state, "confirmOpen"),
      openTransactionHash: transactionHash,
      openedAt: context.now(),
    })
    .where(eq(pool.id, row.id))
  await openAccount(context, transaction, settings.treasury)
  await writeAudit(context, transaction, "pool.opened", row.id, { transactionHash })
  return undoOfPool(row)
}

export async function applyPoolClosed(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"PoolClosed">,
): Promise<EventUndo | null> {
  const row = await holdPool(transaction, args.poolId)
  if (row === null || !poolMachine.canTransition(row.state, "confirmClose")) return null
  const state = poolMachine.transition(row.state, "confirmClose")
  await transaction.update(pool).set({ state, closedAt: context.now() }).where(eq(pool.id, row.id))
  await writeAudit(context, transaction, "pool.closed", row.id)
  return undoOfPool(row)
}

export async function applyPoolTransferred(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"PoolTransferred">,
): Promise<EventUndo | null> {
  const { accountId } = await openAccount(context, transaction, args.owner)
  const row = await holdPool(transaction, args.poolId)
  if (row === null || row.ownerId === accountId) return null
  await transaction.update(pool).set({ ownerId: accountId }).where(eq(pool.id, row.id))
  await writeAudit(context, transaction, "pool.transferred", row.id, { accountId })
  return undoOfPool(row)
}

/** Concerns later releases: each release has its own copy. */
export async function applySplitChanged(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"SplitChanged">,
): Promise<EventUndo | null> {
  const row = await holdPool(transaction, args.poolId)
  if (row === null) return null
  await transaction
    .update(pool)
    .set({ ...args.split })
    .where(eq(pool.id, row.id))
  await writeAudit(context, transaction, "pool.splitChanged", row.id, { ...args.split })
  return undoOfPool(row)
}

export async function applyTreasuryChanged(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"TreasuryChanged">,
): Promise<EventUndo | null> {
  const treasuryAddress = lowerCase(args.treasury)
  const row = await holdPool(transaction, args.poolId)
  if (row === null) return null
  await transaction.update(pool).set({ treasuryAddress }).where(eq(pool.id, row.id))
  await openAccount(context, transaction, treasuryAddress)
  await writeAudit(context, transaction, "pool.treasuryChanged", row.id, { treasuryAddress })
  return undoOfPool(row)
}
