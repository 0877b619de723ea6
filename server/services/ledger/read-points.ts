import "server-only"
import { and, eq, inArray, notExists, type SQL, sql } from "drizzle-orm"
import { alias, QueryBuilder } from "drizzle-orm/pg-core"
import type { Connection } from "@/db/client"
import { appeal, ledgerAccount, ledgerTransfer, run } from "@/db/schema"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"

export interface PointsStanding {
  readonly heldPoints: bigint
  /** On runs that are open or wait for settlement, and on open appeals. */
  readonly stakedPoints: bigint
  /** All points ever earned: rewards, bonuses on stakes, shares of what others lost. Losses do not lower it. */
  readonly lifetimePoints: bigint
}

/** A person's points, from the ledger. */
export async function readPoints(connection: Connection, accountId: Id<"account">): Promise<PointsStanding> {
  const held = pointsAccount.held(accountId).key
  const lifetime = connection
    .select({ sum: sql`coalesce(sum(${ledgerTransfer.amount}), 0)` })
    .from(ledgerTransfer)
    .where(
      and(
        eq(ledgerTransfer.creditKey, held),
        inArray(ledgerTransfer.reason, ["run_reward", "stake_bonus", "slash_distributed"]),
        isStanding(),
      ),
    )
  const staked = sql`(select coalesce(sum(${run.stakePoints}), 0) from ${run}
      where ${run.labelerId} = ${accountId} and ${run.state} in ('open', 'finished'))
    + (select coalesce(sum(${appeal.stakePoints}), 0) from ${appeal}
      where ${appeal.appellantId} = ${accountId} and ${inArray(appeal.state, [...openAppealStates])})`
  const balance = connection
    .select({ balance: ledgerAccount.balanceAmount })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.key, held))
  const [row] = await connection.execute<{ held: string; staked: string; lifetime: string }>(
    sql`select coalesce((${balance}), 0)::text as held, (${staked})::text as staked, (${lifetime})::text as lifetime`,
  )
  return {
    heldPoints: BigInt(row?.held ?? 0),
    stakedPoints: BigInt(row?.staked ?? 0),
    lifetimePoints: BigInt(row?.lifetime ?? 0),
  }
}

/** Movements that nothing has taken back. */
function isStanding(): SQL {
  const reversal = alias(ledgerTransfer, "reversal")
  const found = new QueryBuilder({ casing: "snake_case" })
    .select({ one: sql`1` })
    .from(reversal)
    .where(eq(reversal.reversesId, ledgerTransfer.id))
  return notExists(found)
}
