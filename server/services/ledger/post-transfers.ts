import "server-only"
import { inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { ledgerAccount, ledgerTransfer } from "@/db/schema"
import type { StandingTransfer } from "@/server/domain/appeal/restore"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { LedgerAccount } from "@/server/domain/ledger/accounts"
import {
  makeTransfer,
  reverseTransfer,
  type Transfer,
  type TransferInput,
} from "@/server/domain/ledger/transfer"
import { bulkRows } from "../bulk-rows"
import { newId, type ServiceContext } from "../context"

/** Posts one movement; see `postTransfers`. */
export async function postTransfer(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  input: TransferInput,
): Promise<void> {
  await postTransfers(context, transaction, [input])
}

/**
 * Posts movements and their balances in the caller's transaction; make it its last step, for it locks balances.
 * Accounts are opened on their first movement. Rows are taken in the order of their keys, so two postings never wait
 * for each other. A movement whose key was posted before is left out.
 * @param reversed movements to take back, whole, together with what takes their place
 * @throws DomainError INSUFFICIENT_POINTS or INSUFFICIENT_FUNDS when a balance would fall below zero;
 *   CONFLICT when a known key comes with another movement
 */
export async function postTransfers(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  inputs: readonly TransferInput[],
  reversed: readonly StandingTransfer[] = [],
): Promise<void> {
  const transfers = [
    ...reversed.map(({ transferId, transfer }) => reverseTransfer(transferId, transfer)),
    ...inputs.map(makeTransfer),
  ]
  if (transfers.length === 0) return
  // Sent together, done in this order.
  const [, posted] = await Promise.all([
    openAccounts(context, transaction, inputs),
    insertTransfers(context, transaction, transfers),
  ])
  if (posted.length < transfers.length) await refuseOtherMovement(transaction, transfers)
  await moveBalances(transaction, posted)
}

async function openAccounts(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  inputs: readonly TransferInput[],
): Promise<void> {
  const accounts = new Map<string, LedgerAccount>()
  for (const { from, to } of inputs) accounts.set(from.key, from).set(to.key, to)
  if (accounts.size === 0) return
  const createdAt = context.now()
  await transaction
    .insert(ledgerAccount)
    .values(
      [...accounts.values()].sort(byKey).map((account) => ({
        ...account,
        ownerId: account.ownerId as Id<"account"> | null,
        createdAt,
      })),
    )
    .onConflictDoNothing()
}

async function insertTransfers(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  transfers: readonly Transfer[],
) {
  const createdAt = context.now()
  return transaction
    .insert(ledgerTransfer)
    .values(
      transfers.map((transfer) => ({
        ...transfer,
        id: newId(context, "transfer"),
        reversesId: transfer.reversesId as Id<"transfer"> | null,
        createdAt,
      })),
    )
    .onConflictDoNothing()
    .returning({
      debitKey: ledgerTransfer.debitKey,
      creditKey: ledgerTransfer.creditKey,
      amount: ledgerTransfer.amount,
    })
}

async function refuseOtherMovement(transaction: Transaction, transfers: readonly Transfer[]): Promise<void> {
  const known = await transaction
    .select()
    .from(ledgerTransfer)
    .where(
      inArray(
        ledgerTransfer.idempotencyKey,
        transfers.map((transfer) => transfer.idempotencyKey),
      ),
    )
  const kept = new Map(known.map((row) => [row.idempotencyKey, row]))
  for (const { idempotencyKey, debitKey, creditKey, amount } of transfers) {
    const row = kept.get(idempotencyKey)
    const isSame = row?.debitKey === debitKey && row.creditKey === creditKey && row.amount === amount
    if (!isSame) throw new DomainError("CONFLICT", "This movement was posted before, with other figures.")
  }
}

async function moveBalances(
  transaction: Transaction,
  posted: readonly Pick<Transfer, "debitKey" | "creditKey" | "amount">[],
): Promise<void> {
  const changes = new Map<string, bigint>()
  for (const { debitKey, creditKey, amount } of posted) {
    changes.set(debitKey, (changes.get(debitKey) ?? 0n) - amount)
    changes.set(creditKey, (changes.get(creditKey) ?? 0n) + amount)
  }
  const rows = [...changes].filter(([, change]) => change !== 0n).map(([key, change]) => ({ key, change }))
  if (rows.length === 0) return
  const moved = await transaction.execute<{ key: string; balance: string; may_go_negative: boolean }>(sql`
    with change as (select * from ${bulkRows("row", { key: "text", change: "numeric" }, rows)}),
    held as (
      select ${ledgerAccount.key} from ${ledgerAccount}
      where ${ledgerAccount.key} in (select key from change) order by ${ledgerAccount.key} for no key update
    )
    update ${ledgerAccount} set balance_amount = ${ledgerAccount.balanceAmount} + change.change
    from change, held where ${ledgerAccount.key} = change.key and held.key = change.key
      and (${ledgerAccount.mayGoNegative} or ${ledgerAccount.balanceAmount} + change.change >= 0)
    returning ${ledgerAccount.key}`)
  if (moved.length < rows.length) throw insufficient(rows, new Set(moved.map((row) => row.key)))
}

/** The database's own constraint stands behind this; asking first keeps the refusal readable. */
function insufficient(
  rows: readonly { readonly key: string; readonly change: bigint }[],
  moved: ReadonlySet<string>,
): DomainError {
  const short = rows.find(({ key }) => !moved.has(key))
  return short === undefined || short.key.startsWith("points:")
    ? new DomainError("INSUFFICIENT_POINTS", "You hold fewer points than this takes. Choose a smaller stake.")
    : new DomainError("INSUFFICIENT_FUNDS", "There is less money in this account than the movement takes.")
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1
}
