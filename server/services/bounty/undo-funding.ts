import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { bounty } from "@/db/schema"
import { unfundBounty } from "@/server/domain/bounty/money"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { logger } from "@/server/platform/logger"
import { type ServiceContext, writeAudit } from "../context"
import { reverseTransfers } from "../ledger/reverse-transfers"
import { holdBounties } from "./hold-bounties"
import type { BountyRow } from "./standing"

/**
 * The chain has taken a bounty's money back: it awaits it again. What was promised of it stands, loudly: the
 * transaction usually comes back in another block, and is then not counted twice.
 */
export async function undoFunding(
  context: ServiceContext,
  transaction: Transaction,
  bountyId: Id<"bounty">,
): Promise<void> {
  const [row] = await holdBounties(transaction, [bountyId])
  if (row === undefined) return
  const state = stateWithout(row)
  if (state === null) {
    logger.error("the chain took back money that a bounty has promised", { bountyId })
    await writeAudit(context, transaction, "bounty.fundingGone", bountyId)
    return
  }
  await transaction.update(bounty).set({ state, fundedAt: null }).where(eq(bounty.id, bountyId))
  await writeAudit(context, transaction, "bounty.fundingUndone", bountyId)
  await reverseTransfers(context, transaction, bountyId)
}

function stateWithout(row: BountyRow) {
  try {
    return unfundBounty(row).state
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
