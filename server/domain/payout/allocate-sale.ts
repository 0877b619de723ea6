import { DomainError } from "../errors"
import type { SplitBps } from "../pool/on-chain"
import { divideIntoShares, divideMerged, mergeWeights } from "./shares"

/** Who has a part in a sale. */
export const saleRoles = ["contributor", "labeler", "moderator", "treasury"] as const
export type SaleRole = (typeof saleRoles)[number]

/** The roles in which people earn by work or data. */
export type WorkingRole = Exclude<SaleRole, "treasury">

/** Somebody by their address: what a published transcript names, so that anybody divides in the same order. */
export interface RoleWeight {
  readonly address: `0x${string}`
  readonly weight: bigint
}

export interface Sale {
  /** Base units of the pool's token. */
  readonly saleAmount: bigint
  readonly split: SplitBps
  /** As frozen in the release. */
  readonly weights: Readonly<Record<WorkingRole, readonly RoleWeight[]>>
  readonly treasuryAddress: `0x${string}`
}

/** One line of a sale's division. */
export interface EarningLine {
  readonly role: SaleRole
  readonly address: `0x${string}`
  readonly amount: bigint
  readonly weight: bigint
  readonly totalWeight: bigint
  /** What the role as a whole received. */
  readonly roleAmount: bigint
}

/**
 * Divides a sale: first among the roles by the split, then within each role by the frozen weights, both to the unit.
 * The part of a role in which nobody worked goes to the working roles that have somebody, by their own parts of the
 * split; the treasury gets it only when there are none. Lines of zero are left out; the lines come to the sale.
 * @throws DomainError BAD_INPUT when the split does not come to 10,000 basis points, or for negative figures
 */
export function allocateSale(sale: Sale): readonly EarningLine[] {
  const roleShares = divideIntoShares(sale.saleAmount, roleWeights(sale))
  const amountOf = new Map(roleShares.map(({ key, amount }) => [key, amount]))
  return saleRoles.flatMap((role) => roleLines(sale, role, amountOf.get(role) ?? 0n))
}

function roleLines(sale: Sale, role: SaleRole, roleAmount: bigint): EarningLine[] {
  if (roleAmount === 0n) return []
  const weights = role === "treasury" ? [{ address: sale.treasuryAddress, weight: 1n }] : sale.weights[role]
  const earners = mergeWeights(weights.map(({ address, weight }) => ({ key: address, weight })))
  const totalWeight = totalOf(earners)
  const lines: EarningLine[] = []
  for (const [place, amount] of divideMerged(roleAmount, earners).entries()) {
    const earner = earners[place]
    if (earner === undefined || amount === 0n) continue
    lines.push({ role, address: earner.key, weight: earner.weight, amount, totalWeight, roleAmount })
  }
  return lines
}

// Whole numbers throughout: each working role's part grows by the factor (present + absent) / present.
function roleWeights(sale: Sale): { readonly key: SaleRole; readonly weight: bigint }[] {
  const bps = bpsByRole(sale.split)
  const working = ["contributor", "labeler", "moderator"] as const
  const present = working.filter((role) => totalOf(sale.weights[role]) > 0n)
  const presentBps = present.reduce((sum, role) => sum + bps[role], 0n)
  if (presentBps === 0n) return [{ key: "treasury", weight: 1n }]
  const workingBps = working.reduce((sum, role) => sum + bps[role], 0n)
  return [
    ...present.map((role) => ({ key: role, weight: bps[role] * workingBps })),
    { key: "treasury", weight: bps.treasury * presentBps },
  ]
}

function bpsByRole(split: SplitBps): Readonly<Record<SaleRole, bigint>> {
  const bps = [split.contributorsBps, split.labelersBps, split.moderatorsBps, split.treasuryBps]
  const isSound = bps.every((part) => Number.isInteger(part) && part >= 0)
  if (!isSound || bps.reduce((sum, part) => sum + part, 0) !== 10_000) {
    throw new DomainError("BAD_INPUT", "The parts of a split come to 10,000 basis points.")
  }
  return {
    contributor: BigInt(split.contributorsBps),
    labeler: BigInt(split.labelersBps),
    moderator: BigInt(split.moderatorsBps),
    treasury: BigInt(split.treasuryBps),
  }
}

function totalOf(weights: readonly { readonly weight: bigint }[]): bigint {
  return weights.reduce((sum, { weight }) => sum + weight, 0n)
}
