import "server-only"
import { and, eq, inArray, ne } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { pool } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { poolMachine } from "@/server/domain/pool/state"
import { openAccount } from "../account/open-account"
import { type ServiceContext, writeAudit } from "../context"

type Hex = `0x${string}`

/** Addresses are kept in lower case. */
export function lowerCase(address: Hex): Hex {
  return address.toLowerCase() as Hex
}

/** A pool is open once the chain has it under the terms shown here; split and treasury are the chain's. */
export async function applyPoolOpened(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"PoolOpened">,
): Promise<void> {
  const { settings } = args
  const [row] = await transaction.select().from(pool).where(eq(pool.onChainId, args.poolId)).for("update")
  if (row === undefined || !poolMachine.canTransition(row.state, "confirmOpen")) return
  const isAsShown =
    row.termsHash === settings.termsHash &&
    lowerCase(settings.token) === lowerCase(context.chain.addresses.token) &&
    lowerCase(settings.operator) === lowerCase(context.chain.operatorAddress)
  if (!isAsShown) {
    await writeAudit(context, transaction, "pool.openedOtherwise", row.id, { transactionHash })
    return
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
}

export async function applyPoolClosed(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"PoolClosed">,
): Promise<void> {
  const closed = await transaction
    .update(pool)
    .set({ state: "closed", closedAt: context.now() })
    .where(
      and(eq(pool.onChainId, args.poolId), inArray(pool.state, [...poolMachine.sourcesOf("confirmClose")])),
    )
    .returning({ id: pool.id })
  for (const { id } of closed) await writeAudit(context, transaction, "pool.closed", id)
}

export async function applyPoolTransferred(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"PoolTransferred">,
): Promise<void> {
  const { accountId } = await openAccount(context, transaction, args.owner)
  const moved = await transaction
    .update(pool)
    .set({ ownerId: accountId })
    .where(and(eq(pool.onChainId, args.poolId), ne(pool.ownerId, accountId)))
    .returning({ id: pool.id })
  for (const { id } of moved) await writeAudit(context, transaction, "pool.transferred", id, { accountId })
}

/** Concerns later releases: each release has its own copy. */
export async function applySplitChanged(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"SplitChanged">,
): Promise<void> {
  const changed = await transaction
    .update(pool)
    .set({ ...args.split })
    .where(eq(pool.onChainId, args.poolId))
    .returning({ id: pool.id })
  for (const { id } of changed)
    await writeAudit(context, transaction, "pool.splitChanged", id, { ...args.split })
}

export async function applyTreasuryChanged(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"TreasuryChanged">,
): Promise<void> {
  const treasuryAddress = lowerCase(args.treasury)
  const changed = await transaction
    .update(pool)
    .set({ treasuryAddress })
    .where(eq(pool.onChainId, args.poolId))
    .returning({ id: pool.id })
  if (changed.length > 0) await openAccount(context, transaction, treasuryAddress)
  for (const { id } of changed) {
    await writeAudit(context, transaction, "pool.treasuryChanged", id, { treasuryAddress })
  }
}
