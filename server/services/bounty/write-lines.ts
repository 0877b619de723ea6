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
  readonly bounty: Pick<BountyRow, "id" | "poolId" | "uncoveredAt">
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
 * Writes a bounty's lines of earnings into the pool's epoch; those of an uncovered bounty are held, and move nothing.
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
  const covered = owed.filter((line) => line.bounty.uncoveredAt === null)
  for (const poolId of new Set(covered.map((line) => line.bounty.poolId))) {
    await ensureOpenEpoch(context, transaction, poolId)
  }
  return covered.map((line) => movementOf(context, line))
}

/** The movement of a line's money, from the bounty to what its person has earned. */
export function movementOf(
  context: Pick<ServiceContext, "chain">,
  {
    bounty,
    sourceId,
    accountId,
    role,
    amount,
  }: Pick<BountyLine, "sourceId" | "accountId" | "role" | "amount"> & {
    readonly bounty: Pick<BountyRow, "id" | "poolId">
  },
): TransferInput {
  const { token } = context.chain.addresses
  return {
    from: tokenAccount.bounty(token, bounty.id),
    to: tokenAccount.earned(token, bounty.poolId, accountId),
    amount,
    reason: role === "funder" ? "bounty_returned" : "bounty_earned",
    referenceId: bounty.id,
    part: sourceId,
  }
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
    state: bounty.uncoveredAt === null ? "pending" : "held",
    createdAt: context.now(),
  }
}
