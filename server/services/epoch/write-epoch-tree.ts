import "server-only"
import { and, asc, desc, eq, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { epoch, epochLeaf } from "@/db/schema"
import { wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { accumulateEpoch } from "@/server/domain/payout/epoch"
import { buildMerkleTree, type MerkleDomain, merkleLeafHasher } from "@/server/domain/payout/merkle"
import { orderTranscript, transcriptHash } from "@/server/domain/payout/transcript"
import type { ServiceContext } from "../context"
import type { EarningRow, PoolRow } from "./close-epoch"
import { type EpochRow, epochColumns } from "./epoch-columns"
import { buildTranscript } from "./epoch-transcript"

export interface EpochParts {
  readonly pool: PoolRow
  readonly epoch: EpochRow
  readonly lines: readonly EarningRow[]
  readonly accessLogHead: `0x${string}`
}

export type LeafRow = typeof epochLeaf.$inferSelect

// A statement takes 65,535 parameters at most; a leaf has six.
const leavesAtOnce = 5000

/** Computes an epoch's tree on top of the accepted one and writes it: leaves, root, totals, transcript. */
export async function writeEpochTree(
  context: ServiceContext,
  transaction: Transaction,
  parts: EpochParts,
): Promise<void> {
  const domain = merkleDomain(context, parts.pool)
  const previous = await readAcceptedTree(transaction, parts.pool.id)
  const previousLeaves = previous.leaves.map((leaf) => ({
    account: leaf.address,
    cumulativeAmount: leaf.cumulativeAmount,
  }))
  const accumulated = accumulateEpoch(previousLeaves, parts.lines)
  const { root } = buildMerkleTree(domain, accumulated.leaves)
  const transcript = orderTranscript(
    await buildTranscript(transaction, { ...parts, domain, previous, accumulated, root }),
  )
  const accountIds = new Map<string, Id<"account"> | null>([
    ...previous.leaves.map((leaf) => [leaf.address, leaf.accountId] as const),
    ...parts.lines.map((line) => [line.address, line.accountId] as const),
  ])
  const leafHashOf = merkleLeafHasher(domain)
  const rows = accumulated.leaves.map((leaf, position) => ({
    epochId: parts.epoch.id,
    position,
    accountId: accountIds.get(leaf.account) ?? null,
    address: leaf.account,
    cumulativeAmount: leaf.cumulativeAmount,
    leafHash: leafHashOf(leaf),
  }))
  await transaction.delete(epochLeaf).where(eq(epochLeaf.epochId, parts.epoch.id))
  for (let start = 0; start < rows.length; start += leavesAtOnce) {
    await transaction.insert(epochLeaf).values(rows.slice(start, start + leavesAtOnce))
  }
  await transaction
    .update(epoch)
    .set({
      state: "closing",
      epochAmount: accumulated.epochAmount,
      cumulativeTotalAmount: accumulated.cumulativeTotalAmount,
      root,
      transcript,
      transcriptHash: transcriptHash(transcript),
      accessLogHead: parts.accessLogHead,
      closedAt: context.now(),
      proposeTransactionHash: null,
      vetoReason: null,
    })
    .where(eq(epoch.id, parts.epoch.id))
}

/** What a pool's leaves are good for. */
export function merkleDomain(context: Pick<ServiceContext, "chain">, row: PoolRow): MerkleDomain {
  if (row.onChainId === null) throw wrongState("pool", row.state, "it is not on chain")
  const { chainId, addresses } = context.chain
  return {
    chainId,
    payouts: lower(addresses.payouts),
    poolOnChainId: row.onChainId,
    token: lower(addresses.token),
  }
}

/** The tree whose root the chain accepted last, with all its leaves; empty before a pool's first. */
export async function readAcceptedTree(transaction: Transaction, poolId: Id<"pool">) {
  const [accepted] = await transaction
    .select(epochColumns)
    .from(epoch)
    .where(and(eq(epoch.poolId, poolId), eq(epoch.state, "accepted")))
    .orderBy(desc(sql`${epoch.cumulativeTotalAmount}`), desc(epoch.number))
    .limit(1)
  if (accepted === undefined) return { root: null, leaves: [] }
  const leaves = await transaction
    .select()
    .from(epochLeaf)
    .where(eq(epochLeaf.epochId, accepted.id))
    .orderBy(asc(epochLeaf.position))
  return { root: accepted.root, leaves }
}

function lower(address: `0x${string}`): `0x${string}` {
  return address.toLowerCase() as `0x${string}`
}
