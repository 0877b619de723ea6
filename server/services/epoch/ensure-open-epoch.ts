import "server-only"
import { eq, max, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { epoch } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { newId, type ServiceContext } from "../context"

/**
 * A pool's epoch begins with its first earning after the one before was closed. Call it with the pool held, or after
 * its earnings were inserted: their foreign key keeps the pool from closing an epoch until the transaction ends.
 */
export async function ensureOpenEpoch(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  poolId: Id<"pool">,
): Promise<void> {
  // Both of one moment: an epoch that is opened between two questions would be opened twice.
  const [row] = await transaction
    .select({
      lastNumber: max(epoch.number),
      isOpen: sql<boolean | null>`bool_or(${epoch.state} = 'open')`,
    })
    .from(epoch)
    .where(eq(epoch.poolId, poolId))
  if (row?.isOpen) return
  await transaction
    .insert(epoch)
    .values({
      id: newId(context, "epoch"),
      poolId,
      number: (row?.lastNumber ?? 0) + 1,
      state: "open",
      openedAt: context.now(),
    })
    // Another bounty's earnings opened it just now.
    .onConflictDoNothing({ target: [epoch.poolId, epoch.number] })
}
