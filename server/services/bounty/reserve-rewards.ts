import "server-only"
import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { bounty } from "@/db/schema"
import { freeAmount, reserveAmount } from "@/server/domain/bounty/money"
import { planRewards } from "@/server/domain/bounty/promise"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/** A reward that is frozen for one piece of work. */
export interface FrozenReward {
  readonly bountyId: Id<"bounty">
  readonly rewardAmount: bigint
}

/**
 * Reserves rewards of a project's open bounties for work that is taken in this transaction, the highest first. Takers
 * wait for each other here, so that no unit is promised twice; a constraint of the table stands behind it.
 * @param count assignments that are taken
 * @returns at most `count` rewards, in the order in which they are to be given out
 */
export async function reserveRewards(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
  count: number,
): Promise<readonly FrozenReward[]> {
  const open = await transaction
    .select()
    .from(bounty)
    .where(and(eq(bounty.projectId, projectId), isPromising(context.now())))
    .orderBy(asc(bounty.id))
    .for("no key update")
  const offers = open.map((row) => ({ ...row, bountyId: row.id, freeAmount: freeAmount(row) }))
  const planned = planRewards(offers, count)
  for (const { offer, count: taken } of planned) {
    const { reservedAmount } = reserveAmount(offer, offer.rewardAmount * BigInt(taken))
    await transaction.update(bounty).set({ reservedAmount }).where(eq(bounty.id, offer.id))
  }
  return planned.flatMap(({ offer: { bountyId, rewardAmount }, count: taken }) =>
    Array.from({ length: taken }, () => ({ bountyId, rewardAmount })),
  )
}

/** Of bounties that are open, covered, and have a whole reward left. */
export function isPromising(nowAt: Date) {
  return and(
    eq(bounty.state, "open"),
    isNull(bounty.uncoveredAt),
    sql`${bounty.fundedAmount} - ${bounty.reservedAmount} - ${bounty.earnedAmount} - ${bounty.returnedAmount}
      >= ${bounty.rewardAmount}`,
    or(isNull(bounty.endsAt), gt(bounty.endsAt, nowAt)),
  )
}
