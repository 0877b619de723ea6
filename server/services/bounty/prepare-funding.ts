import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { pool } from "@/db/schema"
import { fundBounty as fundMoney } from "@/server/domain/bounty/money"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { requireOwnBounty } from "./standing"

export const prepareFundingInput = z.strictObject({ bountyId: idOf("bounty") })

/**
 * What the funder's wallet sends: it lets the payout contract take the bounty's money, and has it taken.
 * @throws DomainError WRONG_STATE once the money has come, INSUFFICIENT_FUNDS where the wallet holds less
 */
export async function prepareFunding(
  context: ServiceContext,
  { bountyId }: z.infer<typeof prepareFundingInput>,
) {
  const row = await requireOwnBounty(context, bountyId, "bounty.fund")
  fundMoney(row)
  const [of] = await context.db
    .select({ state: pool.state, onChainId: pool.onChainId })
    .from(pool)
    .where(eq(pool.id, row.poolId))
  if (of?.state !== "open" || of.onChainId === null) {
    throw wrongState("pool", of?.state ?? "gone", "it takes no bounty")
  }
  if ((await context.chain.readTokenBalance(row.funderAddress)) < row.fundedAmount) {
    throw new DomainError("INSUFFICIENT_FUNDS", "Your wallet holds less than this bounty takes.")
  }
  const { token, payouts } = context.chain.addresses
  return {
    calls: [
      { address: token, functionName: "approve" as const, args: [payouts, row.fundedAmount] as const },
      { address: payouts, functionName: "fund" as const, args: [of.onChainId, row.fundedAmount] as const },
    ] as const,
  }
}
