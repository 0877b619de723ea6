import "server-only"
import { desc, eq, sql } from "drizzle-orm"
import { earning, epoch, pool } from "@/db/schema"
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
  /** The epochs that the person has lines in, newest first: what a statement can be read by. */
  readonly epochs: readonly {
    readonly epochId: Id<"epoch">
    readonly poolId: Id<"pool">
    readonly number: number
  }[]
}

const epochsAtMost = 100

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
    epochs: await listEpochsOf(context, person.accountId),
  }
}

function listEpochsOf({ db }: Pick<ServiceContext, "db">, accountId: Id<"account">) {
  const ofPerson = db
    .selectDistinct({ epochId: earning.epochId })
    .from(earning)
    .where(eq(earning.accountId, accountId))
    .as("of_person")
  return db
    .select({ epochId: epoch.id, poolId: epoch.poolId, number: epoch.number })
    .from(epoch)
    .innerJoin(ofPerson, eq(ofPerson.epochId, epoch.id))
    .orderBy(desc(epoch.openedAt), desc(epoch.id))
    .limit(epochsAtMost)
}

function sumOf(...states: readonly EarningState[]) {
  const list = sql.join(
    states.map((state) => sql`${state}`),
    sql`, `,
  )
  return sql<string>`coalesce(sum(${earning.amount}) filter (where ${earning.state} in (${list})), 0)`
}
