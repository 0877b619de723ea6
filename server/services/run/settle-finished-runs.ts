import "server-only"
import { sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, run } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { settlementMovements } from "@/server/domain/run/movements"
import { type RunSettlement, settleRun } from "@/server/domain/run/settlement"
import { decideRunRewards } from "../bounty/decide-run-rewards"
import { bulkRows } from "../bulk-rows"
import type { ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { type DistributedSlash, distributeSlashes } from "./distribute-slashes"
import { type DecidedRun, readDecidedRuns } from "./read-decided-runs"

export interface SettledRun {
  readonly decided: DecidedRun
  readonly settlement: RunSettlement
}

/**
 * Settles those of the finished runs whose tasks are all decided: credits, score, settlement of the stake, points,
 * and what bounties reward.
 * Each run exactly once: rows are locked, runs that somebody else is settling are left to them, and every movement
 * has its key. The caller's last step, for it locks balances.
 * @returns the runs settled here
 */
export async function settleFinishedRuns(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  runIds: readonly Id<"run">[],
): Promise<readonly Id<"run">[]> {
  if (runIds.length === 0) return []
  const decided = await readDecidedRuns(context, transaction, runIds)
  if (decided.length === 0) return []
  // One moment for the run and its movements: what came after a settlement is told by the time.
  const settledAt = context.now()
  const moment = { now: () => settledAt, chain: context.chain }
  const settled = decided.map((one): SettledRun => ({ decided: one, settlement: settlementOf(one) }))
  const slashes = await distributeSlashes(transaction, settled)
  await Promise.all([
    writeCredits(transaction, settled),
    writeSettlements(moment, transaction, settled, slashes),
  ])
  const settledIds = decided.map((one) => one.runId)
  const rewards = await decideRunRewards(moment, transaction, settledIds, acceptedOf(decided))
  const movements = [
    ...settled.flatMap(ownMovements),
    ...slashes.flatMap((slash) => slash.movements),
    ...rewards,
  ]
  await postTransfers(moment, transaction, movements)
  return settledIds
}

function acceptedOf(decided: readonly DecidedRun[]): ReadonlySet<Id<"assignment">> {
  const accepted = decided.flatMap(({ answers }) => answers.filter((answer) => answer.isAccepted))
  return new Set(accepted.map((answer) => answer.assignmentId))
}

/** The settlement that the credits of a decided run amount to. */
export function settlementOf(decided: DecidedRun): RunSettlement {
  return settleRun({
    answers: decided.answers.map(({ assignmentId, rewardPoints, credit }) => ({
      assignmentId,
      rewardPoints,
      credit,
    })),
    skippedCount: decided.skippedCount,
    stakePoints: decided.stakePoints,
    maxStakePoints: decided.maxStakePoints,
    targetScore: decided.targetScore,
  })
}

function ownMovements({ decided, settlement }: SettledRun): readonly TransferInput[] {
  return settlementMovements(decided, settlement)
}

/** Writes what each answer of these runs is worth. */
export async function writeCredits(transaction: Transaction, settled: readonly SettledRun[]): Promise<void> {
  const rows = settled.flatMap(({ decided, settlement }) => {
    const earned = new Map(settlement.lines.map((line) => [line.assignmentId, line.earnedPoints]))
    return decided.answers.map(({ annotationId, assignmentId, credit }) => ({
      id: annotationId,
      credit,
      earned: earned.get(assignmentId) ?? 0n,
    }))
  })
  if (rows.length === 0) return
  const worth = bulkRows("worth", { id: "text", credit: "float8", earned: "numeric" }, rows)
  await transaction.execute(sql`
    update ${annotation} set credit = worth.credit, earned_points = worth.earned
    from ${worth} where ${annotation.id} = worth.id`)
}

/** Writes what these runs came to; a run that is settled anew keeps the time of its first settlement. */
export async function writeSettlements(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  settled: readonly SettledRun[],
  slashes: readonly DistributedSlash[] = [],
): Promise<void> {
  const peerCounts = new Map(slashes.map((slash) => [slash.runId, slash.peerCounts]))
  const rows = settled.map(({ decided, settlement }) => ({
    id: decided.runId,
    score: settlement.score,
    settlement: settlement.settlementPoints,
    earned: settlement.earnedPoints,
    explanation: settlement.explanation,
    peers: peerCounts.get(decided.runId) ?? null,
  }))
  const types = {
    id: "text",
    score: "float8",
    settlement: "numeric",
    earned: "numeric",
    explanation: "jsonb",
    peers: "jsonb",
  } as const
  await transaction.execute(sql`
    update ${run} set state = 'settled', settled_at = coalesce(${run.settledAt}, ${context.now().toISOString()}::timestamptz),
      score = outcome.score, settlement_points = outcome.settlement, earned_points = outcome.earned,
      explanation = outcome.explanation, peer_counts = coalesce(nullif(outcome.peers, 'null'::jsonb), ${run.peerCounts})
    from ${bulkRows("outcome", types, rows)} where ${run.id} = outcome.id and ${run.state} in ('finished', 'settled')`)
}
