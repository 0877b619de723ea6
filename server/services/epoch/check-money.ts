import "server-only"
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { bounty, earning, pool } from "@/db/schema"
import type { EarningState } from "@/server/domain/earning/state"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { readUndivided } from "./read-shortfall"

/** A pool's money, base units: what the chain holds against what is written here. */
export interface PoolMoneyCheck {
  readonly poolId: Id<"pool">
  /** By the chain: all that was ever put in, and all that was paid out. */
  readonly fundedAmount: bigint
  readonly paidOutAmount: bigint
  /** By the lines of earnings. */
  readonly claimedAmount: bigint
  readonly claimableAmount: bigint
  readonly pendingAmount: bigint
  /** Put in by somebody else than a sale, not divided. */
  readonly undividedAmount: bigint
  /** Of bounties: promised, or free to be. */
  readonly bountyAmount: bigint
  /** What is left over when everything is added up: zero in a sound pool. */
  readonly dustAmount: bigint
  readonly isSound: boolean
}

/** Checks every pool on chain: money funded = claimed + claimable + pending + undivided + bounties, to the unit. */
export async function checkMoney(
  context: ServiceContext,
  poolId?: Id<"pool">,
): Promise<readonly PoolMoneyCheck[]> {
  requireCan(context, "ledger.check")
  const pools = await context.db
    .select({ id: pool.id, onChainId: pool.onChainId })
    .from(pool)
    .where(and(isNotNull(pool.openedAt), poolId === undefined ? undefined : eq(pool.id, poolId)))
    .orderBy(asc(pool.id))
  const checks: PoolMoneyCheck[] = []
  for (const { id, onChainId } of pools) {
    if (onChainId !== null)
      checks.push(await poolMoneyOf(context, id, await context.chain.readPayouts(onChainId)))
  }
  return checks
}

/** What is written here of a pool's money, against what the chain says of it. */
export async function poolMoneyOf(
  context: Pick<ServiceContext, "db" | "chain">,
  poolId: Id<"pool">,
  onChain: { readonly fundedAmount: bigint; readonly claimedAmount: bigint },
): Promise<PoolMoneyCheck> {
  const { fundedAmount, claimedAmount: paidOutAmount } = onChain
  const sums = await sumEarnings(context, poolId)
  const claimedAmount = sums.get("claimed") ?? 0n
  const claimableAmount = sums.get("claimable") ?? 0n
  // Held lines are owed by bounties whose money the chain took back: in no tree, and covered by nothing here.
  const pendingAmount = sums.get("pending") ?? 0n
  const undividedAmount = await readUndivided(context, context.db, poolId)
  const bountyAmount = await sumBounties(context, poolId)
  const dustAmount =
    fundedAmount - claimedAmount - claimableAmount - pendingAmount - undividedAmount - bountyAmount
  return {
    poolId,
    fundedAmount,
    paidOutAmount,
    claimedAmount,
    claimableAmount,
    pendingAmount,
    undividedAmount,
    bountyAmount,
    dustAmount,
    isSound: dustAmount === 0n && paidOutAmount === claimedAmount,
  }
}

/** What lies with the bounties of a pool, by their own rows; the ledger's accounts say the same. */
async function sumBounties(context: Pick<ServiceContext, "db">, poolId: Id<"pool">): Promise<bigint> {
  const [row] = await context.db
    .select({
      amount: sql<string>`coalesce(sum(${bounty.fundedAmount} - ${bounty.earnedAmount} - ${bounty.returnedAmount}), 0)`,
    })
    .from(bounty)
    .where(and(eq(bounty.poolId, poolId), isNotNull(bounty.fundedAt), isNull(bounty.uncoveredAt)))
  return BigInt(row?.amount ?? 0)
}

async function sumEarnings(
  context: Pick<ServiceContext, "db">,
  poolId: Id<"pool">,
): Promise<ReadonlyMap<EarningState, bigint>> {
  const rows = await context.db
    .select({ state: earning.state, amount: sql<string>`sum(${earning.amount})` })
    .from(earning)
    .where(eq(earning.poolId, poolId))
    .groupBy(earning.state)
  return new Map(rows.map((row) => [row.state, BigInt(row.amount)]))
}
