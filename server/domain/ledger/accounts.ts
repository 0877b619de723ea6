import { DomainError } from "../errors"

/** `points`, or `token:` and a token's address in lower case. */
export type LedgerAsset = "points" | `token:0x${string}`

/** An account of the ledger, as it is opened on its first transfer. */
export interface LedgerAccount {
  readonly key: string
  readonly asset: LedgerAsset
  /** The person whose balance it is; null for accounts of runs, pools, projects and sources. */
  readonly ownerId: string | null
  /** Only sources may: points come from the mint, tokens from outside. */
  readonly mayGoNegative: boolean
}

/** Where points are; what is staked lies with its run or its appeal. Slashed points of a project wait here until somebody was right. */
export const pointsAccount = {
  mint: (): LedgerAccount => account("points", ["mint"], { mayGoNegative: true }),
  held: (ownerId: string): LedgerAccount => account("points", ["held", ownerId], { ownerId }),
  staked: (referenceId: string): LedgerAccount => account("points", ["staked", referenceId]),
  slashed: (projectId: string): LedgerAccount => account("points", ["slashed", projectId]),
} as const

/**
 * Where a token's money is, from its arrival to its leaving: `outside` (the chain beyond us), `pool` (settled sales
 * that are being divided), `bounty` (promised, or free to be), `earned` (owed to a person by a pool, not claimed yet).
 */
export const tokenAccount = {
  outside: (token: string): LedgerAccount => account(tokenAsset(token), ["outside"], { mayGoNegative: true }),
  pool: (token: string, poolId: string): LedgerAccount => account(tokenAsset(token), ["pool", poolId]),
  bounty: (token: string, bountyId: string): LedgerAccount =>
    account(tokenAsset(token), ["bounty", bountyId]),
  earned: (token: string, poolId: string, ownerId: string): LedgerAccount =>
    account(tokenAsset(token), ["earned", poolId, ownerId], { ownerId }),
} as const

/** @throws DomainError BAD_INPUT for what is not an address */
export function tokenAsset(token: string): LedgerAsset {
  const address = token.toLowerCase()
  if (!/^0x[0-9a-f]{40}$/.test(address))
    throw new DomainError("BAD_INPUT", "A token is named by its address.")
  return `token:${address as `0x${string}`}`
}

/** The asset that an account's key belongs to. @throws DomainError BAD_INPUT for what is not a key */
export function assetOf(key: string): LedgerAsset {
  if (/^points:[^:]+/.test(key)) return "points"
  const token = /^token:(0x[0-9a-f]{40}):[^:]+/.exec(key)?.[1]
  if (token === undefined)
    throw new DomainError("BAD_INPUT", "This is not an account of the ledger.", { key })
  return tokenAsset(token)
}

/** Whether an account may fall below zero. */
export function mayGoNegative(key: string): boolean {
  return key === pointsAccount.mint().key || /^token:0x[0-9a-f]{40}:outside$/.test(key)
}

function account(
  asset: LedgerAsset,
  parts: readonly string[],
  settings: { readonly ownerId?: string; readonly mayGoNegative?: boolean } = {},
): LedgerAccount {
  if (parts.some((part) => part === "" || part.includes(":"))) {
    throw new DomainError("BAD_INPUT", "An account's key is made of identifiers.")
  }
  return {
    key: [asset, ...parts].join(":"),
    asset,
    ownerId: settings.ownerId ?? null,
    mayGoNegative: settings.mayGoNegative ?? false,
  }
}
