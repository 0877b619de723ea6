import "server-only"
import { and, count, desc, eq, inArray, isNull, lt, sum } from "drizzle-orm"
import { z } from "zod"
import { earning, epoch, epochLeaf } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { type EpochRow, epochColumns } from "./epoch-columns"
import { readHeldEpochs } from "./read-held"
import { readShortfall } from "./read-shortfall"

const pageSize = 20

export const listEpochsInput = z.strictObject({ poolId: idOf("pool"), cursor: cursorInput })

/** A pool's epochs, newest first, with what has come in since the last one was closed. */
export async function listEpochs(
  context: ServiceContext,
  { poolId, cursor }: z.infer<typeof listEpochsInput>,
) {
  const standing = await poolStanding(context, poolId)
  requireCan(context, "epoch.read", standing)
  const rows = await context.db
    .select(epochColumns)
    .from(epoch)
    .where(and(eq(epoch.poolId, poolId), cursor ? lt(epoch.number, Number(cursor)) : undefined))
    .orderBy(desc(epoch.number))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => String(row.number))
  const accounts = await countLeaves(context, page.items)
  const held = (await readHeldEpochs(context.db, [poolId])).get(poolId)
  const [waiting] = await context.db
    .select({ amount: sum(earning.amount), count: count() })
    .from(earning)
    .where(and(eq(earning.poolId, poolId), isNull(earning.epochId), eq(earning.state, "pending")))
  return {
    ...page,
    items: page.items.map((row) => ({
      ...presentEpoch(row),
      accountCount: accounts.get(row.id) ?? 0,
      /** Its root waits on the chain and is not accepted from here: it pays more than is owed. */
      isHeld: row.id === held?.id,
    })),
    /** What it takes to make the held root good; null where none is held back, or money alone does not help. */
    shortfall: held === undefined ? null : await presentShortfall(context, held),
    waitingAmount: BigInt(waiting?.amount ?? 0),
    waitingCount: waiting?.count ?? 0,
    can: {
      close: can(context.actor, "epoch.close", standing),
      veto: can(context.actor, "epoch.veto", standing),
      cover: can(context.actor, "epoch.cover", standing),
    },
  }
}

async function presentShortfall(context: ServiceContext, held: EpochRow) {
  const shortfall = await readShortfall(context, context.db, held)
  if (shortfall === null) return null
  const { amount, undividedAmount } = shortfall
  return { amount, missingAmount: amount > undividedAmount ? amount - undividedAmount : 0n }
}

async function countLeaves(context: ServiceContext, epochs: readonly EpochRow[]) {
  if (epochs.length === 0) return new Map<string, number>()
  const rows = await context.db
    .select({ epochId: epochLeaf.epochId, count: count() })
    .from(epochLeaf)
    .where(
      inArray(
        epochLeaf.epochId,
        epochs.map((row) => row.id),
      ),
    )
    .groupBy(epochLeaf.epochId)
  return new Map<string, number>(rows.map((row) => [row.epochId, row.count]))
}

/** An epoch as everybody sees it. */
export function presentEpoch({ id: epochId, ...rest }: EpochRow) {
  return { epochId, ...rest }
}
