import "server-only"
import { and, asc, eq, lte } from "drizzle-orm"
import { epoch } from "@/db/schema"
import { epochPeriodSeconds } from "@/server/domain/earning/epoch-period"
import { DomainError } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { closeEpoch } from "./close-epoch"

const poolsAtOnce = 50

/**
 * Closes every epoch whose period is over. One that has to wait for its pool's last root is left for the next time.
 * @returns how many were closed
 */
export async function closeDueEpochs(context: ServiceContext): Promise<number> {
  requireCan(context, "epoch.close")
  const periodSeconds = epochPeriodSeconds(context.chain.chainId)
  const due = await context.db
    .select({ poolId: epoch.poolId })
    .from(epoch)
    .where(
      and(
        eq(epoch.state, "open"),
        lte(epoch.openedAt, new Date(context.now().getTime() - periodSeconds * 1000)),
      ),
    )
    .orderBy(asc(epoch.openedAt))
    .limit(poolsAtOnce)
  let closed = 0
  for (const { poolId } of due) {
    try {
      await closeEpoch(context, { poolId })
      closed += 1
    } catch (error) {
      const mayWait = error instanceof DomainError && ["WRONG_STATE", "NOTHING_TO_DO"].includes(error.code)
      if (!mayWait) throw error
    }
  }
  return closed
}
