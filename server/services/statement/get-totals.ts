import "server-only"
import { eq, sql } from "drizzle-orm"
import { earning, pool } from "@/db/schema"
import type { EarningState } from "@/server/domain/earning/state"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext } from "../context"

export interface StatementTotals {
  readonly pendingAmount: bigint
  readonly claimableAmount: bigint
  readonly claimedAmount: bigint
  readonly byPool: readonly {
    readonly poolId: Id<"pool">
    readonly name: string
    readonly pendingAmount: bigint
    readonly claimableAmount: bigint
    readonly claimedAmount: bigint
  }[]
}

/** What the signed-in person has earned, by how far it has come; held lines count as pending. */
export async function getTotals(context: ServiceContext): Promise<StatementTotals> {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const rows = await context.db
    .select({
      poolId: earning.poolId,
      name: pool.name,
      pendingAmount: sumOf("pending", "held"),
      claimableAmount: sumOf("claimable"),
      claimedAmount: sumOf("claimed"),
    })
    .from(earning)
    .innerJoin(pool, eq(pool.id, earning.poolId))
    .where(eq(earning.accountId, person.accountId))
    .groupBy(earning.poolId, pool.name)
    .orderBy(pool.name, earning.poolId)
  const byPool = rows.map((row) => ({
    poolId: row.poolId,
    name: row.name,
    pendingAmount: BigInt(row.pendingAmount),
    claimableAmount: BigInt(row.claimableAmount),
    claimedAmount: BigInt(row.claimedAmount),
  }))
  const total = (key: "pendingAmount" | "claimableAmount" | "claimedAmount") =>
    byPool.reduce((sum, row) => sum + row[key], 0n)
  return {
    pendingAmount: total("pendingAmount"),
    claimableAmount: total("claimableAmount"),
    claimedAmount: total("claimedAmount"),
    byPool,
  }
}

function sumOf(...states: readonly EarningState[]) {
  const list = sql.join(
    states.map((state) => sql`${state}`),
    sql`, `,
  )
  return sql<string>`coalesce(sum(${earning.amount}) filter (where ${earning.state} in (${list})), 0)`
}
