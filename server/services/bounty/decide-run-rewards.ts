import "server-only"
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, assignment } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { type DecidedPromise, decidePromises } from "./decide-promises"

/**
 * Decides what bounties promised for the assignments of runs that are over: accepted ones are earned, all others free
 * the bounty again. The caller closes the runs in this transaction, so that each is decided once.
 * @returns the movements of the money: the caller posts them as its last step
 */
export async function decideRunRewards(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  runIds: readonly Id<"run">[],
  acceptedIds: ReadonlySet<Id<"assignment">>,
): Promise<readonly TransferInput[]> {
  const frozen = await readFrozen(transaction, runIds)
  const byPromise = groupBy(frozen, (row) => `${row.runId} ${row.bountyId}`)
  const promises = [...byPromise.values()].flatMap((rows): DecidedPromise[] => {
    const [first] = rows
    if (first === undefined) return []
    const { bountyId, runId, accountId, address } = first
    const accepted = rows.filter((row) => acceptedIds.has(row.assignmentId))
    return [
      {
        ...{ bountyId, sourceId: runId, accountId, address, role: "labeler" },
        reservedAmount: sumOf(rows),
        acceptedCount: accepted.length,
        earnedAmount: sumOf(accepted),
      },
    ]
  })
  return decidePromises(context, transaction, promises)
}

type FrozenRow = Awaited<ReturnType<typeof readFrozen>>[number]

async function readFrozen(transaction: Transaction, runIds: readonly Id<"run">[]) {
  const rows = await transaction
    .select({
      assignmentId: assignment.id,
      runId: assignment.runId,
      bountyId: assignment.bountyId,
      rewardAmount: assignment.rewardAmount,
      accountId: assignment.labelerId,
      address: account.address,
    })
    .from(assignment)
    .innerJoin(account, eq(account.id, assignment.labelerId))
    .where(and(inArray(assignment.runId, [...runIds]), isNotNull(assignment.bountyId)))
    .orderBy(asc(assignment.runId), asc(assignment.position))
  return rows.flatMap(({ bountyId, rewardAmount, ...row }) =>
    bountyId === null || rewardAmount === null ? [] : [{ ...row, bountyId, rewardAmount }],
  )
}

function sumOf(rows: readonly FrozenRow[]): bigint {
  return rows.reduce((sum, row) => sum + row.rewardAmount, 0n)
}
