import "server-only"
import { asc, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { bounty } from "@/db/schema"
import type { BountyMoney } from "@/server/domain/bounty/money"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import type { BountyRow } from "./standing"

/** Bounties held until the transaction ends, in the order of their ids, as everywhere. */
export async function holdBounties(
  transaction: Transaction,
  bountyIds: readonly Id<"bounty">[],
): Promise<readonly BountyRow[]> {
  return transaction
    .select()
    .from(bounty)
    .where(inArray(bounty.id, [...new Set(bountyIds)]))
    .orderBy(asc(bounty.id))
    .for("no key update")
}

/** Writes where a held bounty's money is now. */
export async function writeMoney(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  bountyId: Id<"bounty">,
  { state, reservedAmount, earnedAmount, returnedAmount }: BountyMoney,
): Promise<void> {
  // What is taken back later goes to the funder of a bounty that is closed already.
  const closedAt =
    state === "closed" ? sql`coalesce(${bounty.closedAt}, ${context.now().toISOString()}::timestamptz)` : null
  await transaction
    .update(bounty)
    .set({ state, reservedAmount, earnedAmount, returnedAmount, closedAt })
    .where(eq(bounty.id, bountyId))
}
