import "server-only"
import { and, eq, inArray, notInArray, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { earning, epoch } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { type EpochRow, epochColumns } from "./epoch-columns"

/**
 * The pools' roots that wait on the chain and are held back here: a sale that they pay came back smaller after a
 * reorganization, so that they would pay out of others' money. At most one a pool.
 */
export async function readHeldEpochs(
  connection: Connection,
  poolIds: readonly Id<"pool">[],
): Promise<ReadonlyMap<Id<"pool">, EpochRow>> {
  if (poolIds.length === 0) return new Map()
  const proposed = await connection
    .select(epochColumns)
    .from(epoch)
    .where(and(inArray(epoch.poolId, [...poolIds]), eq(epoch.state, "proposed")))
  const owed = await readOwed(connection, proposed)
  return new Map(
    proposed
      .filter((row) => (owed.get(row.id) ?? 0n) !== row.epochAmount)
      .map((row) => [row.poolId, row] as const),
  )
}

/** Whether every line that an epoch's root pays is owed: none was reversed or held back since it was computed. */
export async function isEpochWhole(
  connection: Connection,
  row: Pick<EpochRow, "id" | "epochAmount">,
): Promise<boolean> {
  return ((await readOwed(connection, [row])).get(row.id) ?? 0n) === row.epochAmount
}

/** What the lines of epochs come to that are still owed, base units. */
async function readOwed(
  connection: Connection,
  rows: readonly Pick<EpochRow, "id">[],
): Promise<ReadonlyMap<Id<"epoch">, bigint>> {
  if (rows.length === 0) return new Map()
  const sums = await connection
    .select({ epochId: earning.epochId, amount: sql<string>`sum(${earning.amount})` })
    .from(earning)
    .where(
      and(
        inArray(
          earning.epochId,
          rows.map(({ id }) => id),
        ),
        notInArray(earning.state, ["reversed", "held"] as const),
      ),
    )
    .groupBy(earning.epochId)
  return new Map(
    sums.flatMap(({ epochId, amount }) => (epochId === null ? [] : [[epochId, BigInt(amount)] as const])),
  )
}
