import "server-only"
import { and, asc, eq, gt } from "drizzle-orm"
import { z } from "zod"
import { epoch, epochLeaf, pool } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { presentEpoch } from "./list-epochs"

const leavesOnPage = 100

export const getEpochInput = z.strictObject({
  epochId: idOf("epoch"),
  /** Where the page of leaves goes on. */
  cursor: cursorInput,
})

/** An epoch with a page of its leaves and the transcript from which anybody recomputes its root. */
export async function getEpoch(context: ServiceContext, { epochId, cursor }: z.infer<typeof getEpochInput>) {
  requireCan(context, "epoch.read")
  const [found] = await context.db
    .select({ epoch, poolName: pool.name, poolOnChainId: pool.onChainId })
    .from(epoch)
    .innerJoin(pool, eq(pool.id, epoch.poolId))
    .where(eq(epoch.id, epochId))
  if (found === undefined) throw notFound("epoch")
  const leaves = await context.db
    .select({
      position: epochLeaf.position,
      address: epochLeaf.address,
      cumulativeAmount: epochLeaf.cumulativeAmount,
      leafHash: epochLeaf.leafHash,
    })
    .from(epochLeaf)
    .where(and(eq(epochLeaf.epochId, epochId), cursor ? gt(epochLeaf.position, Number(cursor)) : undefined))
    .orderBy(asc(epochLeaf.position))
    .limit(leavesOnPage + 1)
  const { transcript, ...row } = found.epoch
  return {
    ...presentEpoch(row),
    pool: { poolId: found.epoch.poolId, name: found.poolName, onChainId: found.poolOnChainId },
    leaves: cutPage(leaves, leavesOnPage, (leaf) => String(leaf.position)),
    transcript,
  }
}
