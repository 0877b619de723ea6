import "server-only"
import { eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, grant, release, releaseWeight } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { EpochLeaves } from "@/server/domain/payout/epoch"
import type { MerkleDomain, MerkleLeaf } from "@/server/domain/payout/merkle"
import type { EpochTranscript } from "@/server/domain/payout/transcript"
import { bountyEntries } from "./bounty-entries"
import type { EarningRow } from "./close-epoch"
import type { EpochParts, LeafRow } from "./write-epoch-tree"

type Hex = `0x${string}`

export interface TranscriptParts extends EpochParts {
  readonly domain: MerkleDomain
  readonly previous: { readonly root: Hex | null; readonly leaves: readonly LeafRow[] }
  readonly accumulated: EpochLeaves
  readonly root: Hex
}

/** Everything that leads to an epoch's root: from it alone anybody recomputes every line and the root. */
export async function buildTranscript(
  transaction: Transaction,
  parts: TranscriptParts,
): Promise<EpochTranscript> {
  const earnings = parts.lines.flatMap(saleLineOf)
  const sales = await readSales(transaction, unique(earnings.map((line) => line.grantId)))
  const releases = await readReleases(transaction, unique(sales.map((sale) => sale.releaseId)))
  const bounties = await bountyEntries(transaction, parts.epoch.id, parts.lines)
  return {
    format: "millpond-epoch-1",
    chainId: parts.domain.chainId,
    payouts: parts.domain.payouts,
    poolOnChainId: parts.domain.poolOnChainId,
    token: parts.domain.token,
    poolId: parts.pool.id,
    epochNumber: parts.epoch.number,
    previousRoot: parts.previous.root,
    previousLeaves: parts.previous.leaves.map((leaf) => ({
      account: leaf.address,
      cumulativeAmount: leaf.cumulativeAmount.toString(),
    })),
    releases,
    sales,
    earnings,
    ...(bounties.length === 0 ? {} : { bounties }),
    leaves: parts.accumulated.leaves.map(textLeaf),
    epochAmount: parts.accumulated.epochAmount.toString(),
    cumulativeTotalAmount: parts.accumulated.cumulativeTotalAmount.toString(),
    root: parts.root,
    accessLogHead: parts.accessLogHead,
  }
}

/** A line of a sale; lines of bounties stand elsewhere. */
function saleLineOf({ id: earningId, grantId, role, address, amount }: EarningRow) {
  if (grantId === null || role === "funder") return []
  return [{ earningId, grantId, role, address, amount: amount.toString() }]
}

async function readSales(transaction: Transaction, grantIds: readonly Id<"grant">[]) {
  const rows = await transaction
    .select({ grantId: grant.id, releaseId: grant.releaseId, settledAmount: grant.settledAmount })
    .from(grant)
    .where(inArray(grant.id, [...grantIds]))
  return rows.map(({ settledAmount, ...row }) => ({ ...row, saleAmount: (settledAmount ?? 0n).toString() }))
}

async function readReleases(transaction: Transaction, releaseIds: readonly Id<"release">[]) {
  const rows = await transaction
    .select()
    .from(release)
    .where(inArray(release.id, [...releaseIds]))
  const weights = await transaction
    .select({
      releaseId: releaseWeight.releaseId,
      role: releaseWeight.role,
      address: account.address,
      weight: releaseWeight.weight,
    })
    .from(releaseWeight)
    .innerJoin(account, eq(account.id, releaseWeight.accountId))
    .where(inArray(releaseWeight.releaseId, [...releaseIds]))
  const weightsOf = (releaseId: string, role: string) =>
    weights
      .filter((row) => row.releaseId === releaseId && row.role === role)
      .map((row) => ({ address: row.address, weight: row.weight.toString() }))
  return rows.map((row) => ({
    releaseId: row.id,
    projectId: row.projectId,
    split: {
      contributorsBps: row.contributorsBps,
      labelersBps: row.labelersBps,
      moderatorsBps: row.moderatorsBps,
      treasuryBps: row.treasuryBps,
    },
    treasuryAddress: row.treasuryAddress,
    weights: {
      contributor: weightsOf(row.id, "contributor"),
      labeler: weightsOf(row.id, "labeler"),
      moderator: weightsOf(row.id, "moderator"),
    },
  }))
}

function textLeaf({ account: address, cumulativeAmount }: MerkleLeaf) {
  return { account: address, cumulativeAmount: cumulativeAmount.toString() }
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}
