import "server-only"
import { z } from "zod"
import { poolModerator } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { openAccount } from "../account/open-account"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { requirePool } from "./load-pool"

export const moderatorInput = z.strictObject({
  poolId: idOf("pool"),
  address: z.custom<`0x${string}`>(
    (value) => typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value),
    "This is not an address.",
  ),
})

/** Appoints a moderator by wallet address; the account opens if they have not come yet. Twice is once. */
export async function appointModerator(
  context: ServiceContext,
  { poolId, address }: z.infer<typeof moderatorInput>,
): Promise<{ readonly accountId: Id<"account"> }> {
  await requirePool(context, poolId, "pool.appointModerator")
  return context.db.transaction(async (transaction) => {
    const { accountId } = await openAccount(context, transaction, address)
    const made = await transaction
      .insert(poolModerator)
      .values({ poolId, accountId, appointedAt: context.now() })
      .onConflictDoNothing()
      .returning({ accountId: poolModerator.accountId })
    if (made.length > 0)
      await writeAudit(context, transaction, "pool.appointModerator", poolId, { accountId })
    return { accountId }
  })
}
