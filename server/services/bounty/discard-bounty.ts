import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { bounty } from "@/db/schema"
import { bountyMachine } from "@/server/domain/bounty/state"
import { wrongState } from "@/server/domain/errors"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { requireOwnBounty } from "./standing"

export const discardBountyInput = z.strictObject({ bountyId: idOf("bounty") })

/** Gives up a bounty that was never funded. Money that is under way all the same opens it again. */
export async function discardBounty(
  context: ServiceContext,
  { bountyId }: z.infer<typeof discardBountyInput>,
): Promise<void> {
  const row = await requireOwnBounty(context, bountyId, "bounty.fund")
  const state = bountyMachine.transition(row.state, "discard")
  await context.db.transaction(async (transaction) => {
    const discarded = await transaction
      .update(bounty)
      .set({ state })
      .where(and(eq(bounty.id, bountyId), inArray(bounty.state, [...bountyMachine.sourcesOf("discard")])))
      .returning({ id: bounty.id })
    if (discarded.length === 0) throw wrongState("bounty", "open", "its money has come")
    await writeAudit(context, transaction, "bounty.discard", bountyId)
  })
}
