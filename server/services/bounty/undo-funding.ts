import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { bounty, earning } from "@/db/schema"
import { unfundBounty } from "@/server/domain/bounty/money"
import { earningMachine } from "@/server/domain/earning/state"
import type { Id } from "@/server/domain/id"
import { logger } from "@/server/platform/logger"
import { type ServiceContext, writeAudit } from "../context"
import { reverseTransfers } from "../ledger/reverse-transfers"
import { holdBounties } from "./hold-bounties"

/**
 * The chain has taken a bounty's money back. Unused, it is awaited again. Else the bounty is uncovered: it promises
 * nothing more, its promises stand without cover, and what it owes is held out of every tree until the money comes
 * again: the transaction in another block, or another one of its funder. Whatever rested on it on the chain is taken back
 * before, so that none of its lines can be claimed.
 */
export async function undoFunding(
  context: ServiceContext,
  transaction: Transaction,
  bountyId: Id<"bounty">,
): Promise<void> {
  const [row] = await holdBounties(transaction, [bountyId])
  if (row === undefined) return
  const { state, uncoveredAt } = unfundBounty(row, context.now())
  const fundedAt = uncoveredAt === null ? null : row.fundedAt
  await transaction.update(bounty).set({ state, uncoveredAt, fundedAt }).where(eq(bounty.id, bountyId))
  if (uncoveredAt === null) {
    await writeAudit(context, transaction, "bounty.fundingUndone", bountyId)
  } else {
    logger.error("the chain took back money that a bounty has promised", { bountyId })
    await writeAudit(context, transaction, "bounty.uncovered", bountyId)
    await transaction
      .update(earning)
      .set({ state: "held" })
      .where(
        and(eq(earning.bountyId, bountyId), inArray(earning.state, [...earningMachine.sourcesOf("hold")])),
      )
  }
  await reverseTransfers(context, transaction, bountyId)
}
