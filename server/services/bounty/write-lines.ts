import "server-only"
import type { Transaction } from "@/db/client"
import { earning } from "@/db/schema"
import type { EarningRole } from "@/server/domain/earning/role"
import type { Id } from "@/server/domain/id"
import { tokenAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { newId, type ServiceContext } from "../context"
import { ensureOpenEpoch } from "../epoch/ensure-open-epoch"
import type { BountyRow } from "./standing"

/** Money of a bounty that is owed to somebody from now on. */
export interface BountyLine {
  readonly bounty: Pick<BountyRow, "id" | "poolId">
  /** What brought it about; one line a source, role and account. */
  readonly sourceId: string
  readonly accountId: Id<"account">
  readonly address: `0x${string}`
  readonly role: EarningRole
  /** Accepted annotations or items; 0 for what goes back to the funder. */
  readonly acceptedCount: number
  readonly amount: bigint
}

// A statement takes 65,535 parameters at most; a line has fifteen.
const linesAtOnce = 4000

/**
 * Writes a bounty's lines of earnings into the pool's epoch.
 * @returns the movements of their money: the caller posts them as its last step
 */
export async function writeLines(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  lines: readonly BountyLine[],
): Promise<readonly TransferInput[]> {
  const owed = lines.filter((line) => line.amount > 0n)
  const rows = owed.map((line) => rowOf(context, line))
  for (let start = 0; start < rows.length; start += linesAtOnce) {
    await transaction.insert(earning).values(rows.slice(start, start + linesAtOnce))
  }
  for (const poolId of new Set(owed.map((line) => line.bounty.poolId))) {
    await ensureOpenEpoch(context, transaction, poolId)
  }
  const { token } = context.chain.addresses
  return owed.map((line) => ({
    from: tokenAccount.bounty(token, line.bounty.id),
    to: tokenAccount.earned(token, line.bounty.poolId, line.accountId),
    amount: line.amount,
    reason: line.role === "funder" ? "bounty_returned" : "bounty_earned",
    referenceId: line.bounty.id,
    part: line.sourceId,
  }))
}

function rowOf(context: Pick<ServiceContext, "now">, line: BountyLine): typeof earning.$inferInsert {
  const { bounty, acceptedCount, ...rest } = line
  return {
    ...rest,
    id: newId(context, "earning"),
    poolId: bounty.poolId,
    bountyId: bounty.id,
    weight: BigInt(acceptedCount),
    totalWeight: BigInt(acceptedCount),
    roleAmount: line.amount,
    state: "pending",
    createdAt: context.now(),
  }
}
