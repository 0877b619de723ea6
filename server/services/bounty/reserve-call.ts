import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { Connection, Transaction } from "@/db/client"
import { bounty, contribution } from "@/db/schema"
import { promiseHoldSeconds, rewardableCount } from "@/server/domain/bounty/call"
import { freeAmount, reserveAmount } from "@/server/domain/bounty/money"
import { maxRows } from "@/server/domain/contribution/admission"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { isPromising } from "./reserve-rewards"

export const callAnswerInput = z.strictObject({
  bountyId: idOf("bounty"),
  /** Rows that the contributor announces; only their device can count them. */
  rowCount: z.int().min(1).max(maxRows),
  /** Rewards that the contributor was shown; fewer are not promised without asking them again. */
  shownCount: z.int().min(0).max(maxRows),
})

export interface CallAnswer extends z.infer<typeof callAnswerInput> {
  readonly poolId: Id<"pool">
  readonly contributorId: Id<"account">
}

/**
 * Sets a call's money aside for a contribution that is announced in this transaction. Contributors wait for each other
 * here, so that no unit is promised twice and nobody gets past their share; a constraint of the table stands behind it.
 * @returns what is frozen on the contribution
 * @throws DomainError NOT_FOUND for a call of another pool; CONFLICT where fewer rewards are left than were shown
 */
export async function reserveCall(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  { bountyId, poolId, contributorId, rowCount, shownCount }: CallAnswer,
) {
  const [call] = await transaction
    .select({ row: bounty, isPromising: sql<boolean>`${isPromising(context.now())}` })
    .from(bounty)
    .where(and(eq(bounty.id, bountyId), eq(bounty.poolId, poolId), sql`${bounty.projectId} is null`))
    .for("no key update")
  if (call?.row.fundedAt == null) throw notFound("bounty")
  const { row } = call
  const ownCount = (await countOwn(transaction, contributorId, [bountyId])).get(bountyId) ?? 0
  const offer = { ...row, freeAmount: freeAmount(row), ownCount }
  const promisedCount = call.isPromising ? rewardableCount(offer, rowCount) : 0
  if (promisedCount < shownCount) throw fewerLeft(promisedCount)
  const rewardAmount = row.rewardAmount
  if (promisedCount > 0) {
    const { reservedAmount } = reserveAmount(row, rewardAmount * BigInt(promisedCount))
    await transaction.update(bounty).set({ reservedAmount }).where(eq(bounty.id, bountyId))
  }
  const promiseEndsAt = new Date(context.now().getTime() + promiseHoldSeconds * 1000)
  return { bountyId, rewardAmount, promisedCount, promiseEndsAt }
}

function fewerLeft(promisedCount: number): DomainError {
  const left = promisedCount === 0 ? "no reward" : `${promisedCount} rewards`
  return new DomainError(
    "CONFLICT",
    `Meanwhile this call has ${left} left for you. Look at it again before you send.`,
    { promisedCount },
  )
}

/** Rewards that each of these calls has promised or paid one contributor so far. */
export async function countOwn(
  connection: Connection,
  contributorId: Id<"account">,
  bountyIds: readonly Id<"bounty">[],
): Promise<ReadonlyMap<Id<"bounty">, number>> {
  if (bountyIds.length === 0) return new Map()
  const rows = await connection
    .select({
      bountyId: contribution.bountyId,
      count: sql<number>`sum(coalesce(${contribution.rewardedCount}, ${contribution.promisedCount}))::int`,
    })
    .from(contribution)
    .where(
      and(
        sql`${contribution.bountyId} = any(${sql.param([...bountyIds])}::text[])`,
        eq(contribution.contributorId, contributorId),
      ),
    )
    .groupBy(contribution.bountyId)
  return new Map(rows.flatMap(({ bountyId, count }) => (bountyId === null ? [] : [[bountyId, count]])))
}
