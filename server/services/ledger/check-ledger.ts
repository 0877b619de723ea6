import "server-only"
import { eq } from "drizzle-orm"
import { ledgerAccount, ledgerTransfer } from "@/db/schema"
import { assetOf, type LedgerAsset } from "@/server/domain/ledger/accounts"
import { findLedgerFaults, type LedgerFault } from "@/server/domain/ledger/invariants"
import { requireCan, type ServiceContext } from "../context"

export interface LedgerCheck {
  readonly isSound: boolean
  readonly faults: readonly LedgerFault[]
  readonly accountCount: number
  readonly transferCount: number
  /** Balances summed by what the account is for: `points:mint`, `points:held`, `points:staked`, …. */
  readonly totals: Readonly<Record<string, bigint>>
}

/** Reads the whole ledger in one snapshot and rebuilds it: zero sum by asset, nothing negative, balances as moved. */
export async function checkLedger(context: ServiceContext, asset?: LedgerAsset): Promise<LedgerCheck> {
  requireCan(context, "ledger.check")
  const { accounts, movements } = await context.db.transaction(
    async (transaction) => ({
      accounts: await transaction
        .select({ key: ledgerAccount.key, balance: ledgerAccount.balanceAmount })
        .from(ledgerAccount)
        .where(asset === undefined ? undefined : eq(ledgerAccount.asset, asset)),
      movements: await transaction
        .select({
          idempotencyKey: ledgerTransfer.idempotencyKey,
          asset: ledgerTransfer.asset,
          debitKey: ledgerTransfer.debitKey,
          creditKey: ledgerTransfer.creditKey,
          amount: ledgerTransfer.amount,
        })
        .from(ledgerTransfer)
        .where(asset === undefined ? undefined : eq(ledgerTransfer.asset, asset)),
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
  const balances = new Map(accounts.map(({ key, balance }) => [key, balance]))
  const faults = findLedgerFaults(
    movements.map((movement) => ({ ...movement, asset: assetOf(movement.debitKey) })),
    balances,
  )
  return {
    isSound: faults.length === 0,
    faults,
    accountCount: accounts.length,
    transferCount: movements.length,
    totals: sumByPurpose(balances),
  }
}

function sumByPurpose(balances: ReadonlyMap<string, bigint>): Record<string, bigint> {
  const totals: Record<string, bigint> = {}
  for (const [key, balance] of balances) {
    const purpose = /^(points:[^:]+|token:[^:]+:[^:]+)/.exec(key)?.[1] ?? key
    totals[purpose] = (totals[purpose] ?? 0n) + balance
  }
  return totals
}
