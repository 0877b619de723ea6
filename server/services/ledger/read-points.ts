import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { ledgerAccount, ledgerTransfer, run } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"

export interface PointsStanding {
  readonly heldPoints: bigint
  /** On runs that are open or wait for settlement. */
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
      ),
    )
  const staked = connection
    .select({ sum: sql`coalesce(sum(${run.stakePoints}), 0)` })
    .from(run)
    .where(and(eq(run.labelerId, accountId), inArray(run.state, ["open", "finished"])))
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
