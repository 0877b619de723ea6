import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, contribution } from "@/db/schema"
import { decideCall } from "@/server/domain/bounty/call"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { decidePromises } from "./decide-promises"

/**
 * Decides what a call promised for a contribution, once: accepted items are earned, the rest frees the call again. The
 * caller holds the contribution in this transaction. Nothing where no call was answered, or all is decided.
 * @param acceptedCount 0 for a contribution that is withdrawn, or was not handed in in time
 * @returns the movements of the money: the caller posts them as its last step
 */
export async function decideCallReward(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  contributionId: Id<"contribution">,
  acceptedCount: number,
): Promise<readonly TransferInput[]> {
  const promise = await readOpenPromise(transaction, contributionId)
  if (promise === null) return []
  const { rewardedCount, reservedAmount, earnedAmount } = decideCall(promise, acceptedCount)
  await transaction
    .update(contribution)
    .set({ rewardedCount, promiseEndsAt: null })
    .where(eq(contribution.id, contributionId))
  if (reservedAmount === 0n) return []
  const { bountyId, accountId, address } = promise
  return decidePromises(context, transaction, [
    {
      ...{ bountyId, sourceId: contributionId, accountId, address, role: "contributor" },
      ...{ reservedAmount, earnedAmount, acceptedCount: rewardedCount },
    },
  ])
}

async function readOpenPromise(transaction: Transaction, contributionId: Id<"contribution">) {
  const [row] = await transaction
    .select({
      bountyId: contribution.bountyId,
      rewardAmount: contribution.rewardAmount,
      promisedCount: contribution.promisedCount,
      accountId: account.id,
      address: account.address,
    })
    .from(contribution)
    .innerJoin(account, eq(account.id, contribution.contributorId))
    .where(and(eq(contribution.id, contributionId), isNull(contribution.rewardedCount)))
  if (row === undefined) return null
  const { bountyId, rewardAmount, promisedCount, ...rest } = row
  if (bountyId === null || rewardAmount === null || promisedCount === null) return null
  return { ...rest, bountyId, rewardAmount, promisedCount }
}
