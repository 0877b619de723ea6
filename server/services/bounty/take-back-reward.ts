import "server-only"
import { and, eq, inArray, isNull, like, or, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { contribution, earning, pool } from "@/db/schema"
import type { StandingTransfer } from "@/server/domain/appeal/restore"
import { takeBackEarned } from "@/server/domain/bounty/money"
import { earningMachine } from "@/server/domain/earning/state"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { decideCallReward } from "./decide-call-reward"
import { returnLine } from "./decide-promises"
import { holdBounties, writeMoney } from "./hold-bounties"
import { readEarnedTransfers } from "./read-earned-transfers"
import { writeLines } from "./write-lines"

/** What taking a reward back moves: the caller posts it as its last step. */
export interface TakenBack {
  readonly movements: readonly TransferInput[]
  readonly reversed: readonly StandingTransfer[]
}

/**
 * Takes back what a call promised or paid for a contribution whose gate closes: a promise is freed, and lines that are in
 * no closed epoch are reversed, so that their money can reward somebody whose data stay. What stands in an epoch's tree
 * belongs to its person. The caller holds the contribution in this transaction.
 */
export async function takeBackReward(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  contributionId: Id<"contribution">,
): Promise<TakenBack> {
  const freed = await decideCallReward(context, transaction, contributionId, 0)
  const [row] = await transaction
    .select({ bountyId: contribution.bountyId, poolId: contribution.poolId })
    .from(contribution)
    .where(and(eq(contribution.id, contributionId), sql`${contribution.rewardedCount} > 0`))
  if (row?.bountyId == null) return { movements: freed, reversed: [] }
  const { bountyId } = row
  const [bounty] = await holdBounties(transaction, [bountyId])
  if (bounty === undefined) return { movements: freed, reversed: [] }
  // Before the lines, as closing an epoch takes them: neither waits for the other with what it needs.
  await transaction.select({ id: pool.id }).from(pool).where(eq(pool.id, row.poolId)).for("key share")
  const lines = await reverseLines(transaction, bountyId, contributionId)
  const amount = lines.reduce((sum, line) => sum + line.amount, 0n)
  const count = lines.reduce((sum, line) => sum + Number(line.weight), 0)
  const { money, returnAmount } = takeBackEarned(bounty, amount)
  await writeMoney(context, transaction, bountyId, money)
  await transaction
    .update(contribution)
    .set({ rewardedCount: sql`${contribution.rewardedCount} - ${count}` })
    .where(eq(contribution.id, contributionId))
  const sourceIds = lines.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId]))
  const back = returnLine(bounty, `${contributionId}:revoked`, returnAmount)
  return {
    movements: [...freed, ...(await writeLines(context, transaction, [back]))],
    reversed: await readEarnedTransfers(transaction, bountyId, sourceIds),
  }
}

/** Closing an epoch takes lines as this does, one after the other: a line is in a tree, or it is reversed. */
async function reverseLines(
  transaction: Transaction,
  bountyId: Id<"bounty">,
  contributionId: Id<"contribution">,
) {
  return transaction
    .update(earning)
    .set({ state: "reversed" })
    .where(
      and(
        eq(earning.bountyId, bountyId),
        or(eq(earning.sourceId, contributionId), like(earning.sourceId, `${contributionId}:%`)),
        eq(earning.role, "contributor"),
        isNull(earning.epochId),
        inArray(earning.state, [...earningMachine.sourcesOf("reverse")]),
      ),
    )
    .returning({ sourceId: earning.sourceId, amount: earning.amount, weight: earning.weight })
}
