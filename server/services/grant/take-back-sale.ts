import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { earning } from "@/db/schema"
import { earningMachine } from "@/server/domain/earning/state"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { reverseTransfers } from "../ledger/reverse-transfers"

/**
 * Takes a sale's division back: its lines wait, reversed, until it is divided again, and its money has not moved.
 * The caller holds the pool's row, as closing an epoch does: see `allocateGrant`.
 */
export async function takeBackSale(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  grantId: Id<"grant">,
): Promise<void> {
  await transaction
    .update(earning)
    .set({ state: "reversed" })
    .where(
      and(eq(earning.grantId, grantId), inArray(earning.state, [...earningMachine.sourcesOf("reverse")])),
    )
  await reverseTransfers(context, transaction, grantId)
}
