import "server-only"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { closeBounty as closeMoney } from "@/server/domain/bounty/money"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { idOf } from "../paging"
import { returnLine } from "./decide-promises"
import { holdBounties, writeMoney } from "./hold-bounties"
import { requireOwnBounty } from "./standing"
import { writeLines } from "./write-lines"

export const closeBountyInput = z.strictObject({ bountyId: idOf("bounty") })

/**
 * Stops one's bounty from promising more. What is free goes back to the funder's account now, what is promised as soon
 * as it is decided and not earned.
 * @throws DomainError WRONG_STATE unless it is open
 */
export async function closeBounty(
  context: ServiceContext,
  { bountyId }: z.infer<typeof closeBountyInput>,
): Promise<void> {
  await requireOwnBounty(context, bountyId, "bounty.close")
  await context.db.transaction((transaction) => closeHeld(context, transaction, bountyId))
}

/** Closes a bounty in the caller's transaction, as its last step. @throws DomainError WRONG_STATE unless it is open */
export async function closeHeld(
  context: ServiceContext,
  transaction: Transaction,
  bountyId: Id<"bounty">,
): Promise<void> {
  const [row] = await holdBounties(transaction, [bountyId])
  if (row === undefined) throw notFound("bounty")
  const { money, returnAmount } = closeMoney(row)
  await writeMoney(context, transaction, bountyId, money)
  await writeAudit(context, transaction, "bounty.close", bountyId, { returnAmount: returnAmount.toString() })
  const movements = await writeLines(context, transaction, [returnLine(row, bountyId, returnAmount)])
  await postTransfers(context, transaction, movements)
}
