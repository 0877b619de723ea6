import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { z } from "zod"
import { account, poolModerator } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { type ServiceContext, writeAudit } from "../context"
import type { moderatorInput } from "./appoint-moderator"
import { requirePool } from "./load-pool"

/** Takes a moderator's desk away. Their verdicts stand. */
export async function dismissModerator(
  context: ServiceContext,
  { poolId, address }: z.infer<typeof moderatorInput>,
): Promise<void> {
  await requirePool(context, poolId, "pool.appointModerator")
  const key = address.toLowerCase() as `0x${string}`
  await context.db.transaction(async (transaction) => {
    const accounts = transaction.select({ id: account.id }).from(account).where(eq(account.address, key))
    const [gone] = await transaction
      .delete(poolModerator)
      .where(and(eq(poolModerator.poolId, poolId), inArray(poolModerator.accountId, accounts)))
      .returning({ accountId: poolModerator.accountId })
    if (gone === undefined) throw notFound("moderator")
    await writeAudit(context, transaction, "pool.dismissModerator", poolId, { accountId: gone.accountId })
  })
}
