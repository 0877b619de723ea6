import "server-only"
import { sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { contribution, item } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { decideCallReward } from "./decide-call-reward"

/**
 * Pays what a call promised for a contribution whose items were written in this transaction. Content of another
 * contribution that a call has paid for, and whose gate was closed since, is not paid for again.
 * @returns the movements of the money: the caller posts them as its last step
 */
export async function rewardAdmitted(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  { id, bountyId }: { readonly id: Id<"contribution">; readonly bountyId: Id<"bounty"> | null },
): Promise<readonly TransferInput[]> {
  if (bountyId === null) return []
  return decideCallReward(context, transaction, id, await countUnpaid(transaction, id))
}

async function countUnpaid(transaction: Transaction, contributionId: Id<"contribution">): Promise<number> {
  const [row] = await transaction.execute<{ count: number }>(sql`
    select count(*)::int as count from ${item} made
    where made.contribution_id = ${contributionId} and not exists (
      select 1 from ${item} paid join ${contribution} of on of.id = paid.contribution_id
      where paid.pool_id = made.pool_id and paid.item_hash = made.item_hash
        and paid.contribution_id <> made.contribution_id and of.rewarded_count > 0)`)
  return row?.count ?? 0
}
