import { assetOf, type LedgerAsset, mayGoNegative } from "./accounts"
import type { Transfer } from "./transfer"

export type LedgerFault =
  | { readonly kind: "asset_not_zero"; readonly asset: LedgerAsset; readonly sum: bigint }
  | { readonly kind: "negative"; readonly key: string; readonly balance: bigint }
  | {
      readonly kind: "balance_differs"
      readonly key: string
      readonly stored: bigint
      readonly rebuilt: bigint
    }
  | { readonly kind: "wrong_asset"; readonly idempotencyKey: string }
  | { readonly kind: "posted_twice"; readonly idempotencyKey: string }

type Movement = Pick<Transfer, "idempotencyKey" | "asset" | "debitKey" | "creditKey" | "amount">

/** Balances rebuilt from the movements alone, by account key, in the order of keys. */
export function rebuildBalances(movements: Iterable<Movement>): ReadonlyMap<string, bigint> {
  const balances = new Map<string, bigint>()
  for (const { debitKey, creditKey, amount } of movements) {
    balances.set(debitKey, (balances.get(debitKey) ?? 0n) - amount)
    balances.set(creditKey, (balances.get(creditKey) ?? 0n) + amount)
  }
  return new Map([...balances].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The sum over all accounts, by asset: zero at all times. */
export function sumByAsset(balances: ReadonlyMap<string, bigint>): ReadonlyMap<LedgerAsset, bigint> {
  const sums = new Map<LedgerAsset, bigint>()
  for (const [key, balance] of balances) sums.set(assetOf(key), (sums.get(assetOf(key)) ?? 0n) + balance)
  return sums
}

/**
 * Everything that is wrong with a ledger; empty for a sound one. An asset that does not come to zero, a balance below
 * zero where it must not be, a stored balance that its movements do not give, a movement between assets or kept twice.
 */
export function findLedgerFaults(
  movements: readonly Movement[],
  storedBalances: ReadonlyMap<string, bigint>,
): readonly LedgerFault[] {
  const rebuilt = rebuildBalances(movements)
  return [
    ...movementFaults(movements),
    ...[...sumByAsset(storedBalances)]
      .filter(([, sum]) => sum !== 0n)
      .map(([asset, sum]): LedgerFault => ({ kind: "asset_not_zero", asset, sum })),
    ...[...storedBalances]
      .filter(([key, balance]) => balance < 0n && !mayGoNegative(key))
      .map(([key, balance]): LedgerFault => ({ kind: "negative", key, balance })),
    ...balanceFaults(storedBalances, rebuilt),
  ]
}

function movementFaults(movements: readonly Movement[]): LedgerFault[] {
  const faults: LedgerFault[] = []
  const seen = new Set<string>()
  for (const { idempotencyKey, asset, debitKey, creditKey } of movements) {
    if (assetOf(debitKey) !== asset || assetOf(creditKey) !== asset)
      faults.push({ kind: "wrong_asset", idempotencyKey })
    if (seen.has(idempotencyKey)) faults.push({ kind: "posted_twice", idempotencyKey })
    seen.add(idempotencyKey)
  }
  return faults
}

function balanceFaults(
  stored: ReadonlyMap<string, bigint>,
  rebuilt: ReadonlyMap<string, bigint>,
): LedgerFault[] {
  return [...new Set([...stored.keys(), ...rebuilt.keys()])].sort().flatMap((key): LedgerFault[] => {
    const parts = { key, stored: stored.get(key) ?? 0n, rebuilt: rebuilt.get(key) ?? 0n }
    return parts.stored === parts.rebuilt ? [] : [{ kind: "balance_differs", ...parts }]
  })
}
