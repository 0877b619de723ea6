import "server-only"
import { and, asc, eq, isNull, lte } from "drizzle-orm"
import { contribution } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { decideCallReward } from "./decide-call-reward"

const promisesAtOnce = 100

/**
 * Frees what calls promised for contributions that were announced and never handed in: others can be promised it.
 * @returns how many promises were freed
 */
export async function freeLapsedPromises(context: ServiceContext): Promise<number> {
  requireCan(context, "bounty.expire")
  const hasLapsed = and(lte(contribution.promiseEndsAt, context.now()), isNull(contribution.rewardedCount))
  const due = await context.db
    .select({ id: contribution.id })
    .from(contribution)
    .where(hasLapsed)
    .orderBy(asc(contribution.id))
    .limit(promisesAtOnce)
  let freed = 0
  for (const { id } of due) {
    await context.db.transaction(async (transaction) => {
      // Handing it in, and closing its gate, take the row first as well.
      const [held] = await transaction
        .select({ id: contribution.id })
        .from(contribution)
        .where(and(eq(contribution.id, id), hasLapsed))
        .for("no key update")
      if (held === undefined) return
      await postTransfers(context, transaction, await decideCallReward(context, transaction, id, 0))
      freed += 1
    })
  }
  return freed
}
