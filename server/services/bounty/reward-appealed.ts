import "server-only"
import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, contribution, item } from "@/db/schema"
import { rewardableCount } from "@/server/domain/bounty/call"
import { decideReserved, freeAmount, isPromisable, reserveAmount } from "@/server/domain/bounty/money"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { holdBounties, writeMoney } from "./hold-bounties"
import { countOwn } from "./reserve-call"
import { writeLines } from "./write-lines"

/** Rows of a contribution that an appeal has made items of, in this transaction. */
export interface AppealedItems {
  readonly appealId: Id<"appeal">
  readonly contributionId: Id<"contribution">
  readonly itemIds: readonly Id<"item">[]
}

/**
 * Pays what a call promised for rows that were rejected and are items since an appeal, by the reward that was frozen for
 * them: as long as the call is open and has it, and never for content that a call has paid for. The caller holds the
 * contribution.
 * @returns the movements of the money: the caller posts them as its last step
 */
export async function rewardAppealed(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  appealed: AppealedItems,
): Promise<readonly TransferInput[]> {
  const promise = await readPromise(transaction, appealed.contributionId)
  if (promise === null) return []
  const { bountyId, rewardAmount, accountId, address } = promise
  const [call] = await holdBounties(transaction, [bountyId])
  if (call === undefined || !isPromisable(call)) return []
  const wanted = Math.min(promise.leftCount, await countUnpaid(transaction, appealed.itemIds))
  const ownCount = (await countOwn(transaction, accountId, [bountyId])).get(bountyId) ?? 0
  const offer = { ...call, rewardAmount, freeAmount: freeAmount(call), ownCount }
  const acceptedCount = rewardableCount(offer, wanted)
  if (acceptedCount === 0) return []
  const amount = rewardAmount * BigInt(acceptedCount)
  await writeMoney(
    context,
    transaction,
    bountyId,
    decideReserved(reserveAmount(call, amount), amount, amount).money,
  )
  await transaction
    .update(contribution)
    .set({ rewardedCount: sql`${contribution.rewardedCount} + ${acceptedCount}` })
    .where(eq(contribution.id, appealed.contributionId))
  const sourceId = `${appealed.contributionId}:${appealed.appealId}`
  const line = { bounty: call, sourceId, accountId, address, role: "contributor" as const }
  return writeLines(context, transaction, [{ ...line, acceptedCount, amount }])
}

/** What a call promised for a contribution and has not paid; null where it promised nothing. */
async function readPromise(transaction: Transaction, contributionId: Id<"contribution">) {
  const [row] = await transaction
    .select({
      bountyId: contribution.bountyId,
      rewardAmount: contribution.rewardAmount,
      leftCount: sql<number>`${contribution.promisedCount} - ${contribution.rewardedCount}`,
      accountId: account.id,
      address: account.address,
    })
    .from(contribution)
    .innerJoin(account, eq(account.id, contribution.contributorId))
    .where(and(eq(contribution.id, contributionId), sql`${contribution.rewardedCount} is not null`))
  if (row === undefined || row.bountyId === null || row.rewardAmount === null) return null
  return { ...row, bountyId: row.bountyId, rewardAmount: row.rewardAmount }
}

/** Each content once, and only what no call has paid for, in this contribution or another. */
async function countUnpaid(transaction: Transaction, itemIds: readonly Id<"item">[]): Promise<number> {
  const [row] = await transaction.execute<{ count: number }>(sql`
    select count(distinct made.item_hash)::int as count from ${item} made
    where made.id = any(${sql.param([...itemIds])}::text[]) and not exists (
      select 1 from ${item} paid join ${contribution} of on of.id = paid.contribution_id
      where paid.pool_id = made.pool_id and paid.item_hash = made.item_hash
        and paid.id <> all(${sql.param([...itemIds])}::text[]) and of.rewarded_count > 0)`)
  return row?.count ?? 0
}
