import "server-only"
import { eq } from "drizzle-orm"
import { bounty, pool, project } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { freeAmount } from "@/server/domain/bounty/money"
import { bountyMachine } from "@/server/domain/bounty/state"
import type { ServiceContext } from "../context"
import { bountyStanding } from "./standing"

/** Bounties with what they are on. */
export function selectBounties({ db }: Pick<ServiceContext, "db">) {
  return db
    .select({ bounty, poolName: pool.name, project: { projectId: project.id, name: project.name } })
    .from(bounty)
    .innerJoin(pool, eq(pool.id, bounty.poolId))
    .leftJoin(project, eq(project.id, bounty.projectId))
    .$dynamic()
}

export type SelectedBounty = Awaited<ReturnType<typeof selectBounties>>[number]

/** A bounty as everybody sees it, and what the actor can do with it. Amounts in base units. */
export function presentBounty(context: Pick<ServiceContext, "actor">, selected: SelectedBounty) {
  const { bounty: row, poolName, project: on } = selected
  const standing = bountyStanding(context, row)
  const isAnswered = (event: "fund" | "discard" | "close") => bountyMachine.canTransition(row.state, event)
  return {
    bountyId: row.id,
    pool: { poolId: row.poolId, name: poolName },
    /** Null for a call for contributions: it says what is wanted. */
    project: on,
    wanted: row.wanted,
    perContributorCount: row.perContributorCount,
    funderAddress: row.funderAddress,
    state: row.state,
    rewardAmount: row.rewardAmount,
    fundedAmount: row.fundedAmount,
    reservedAmount: row.reservedAmount,
    earnedAmount: row.earnedAmount,
    returnedAmount: row.returnedAmount,
    /** What can still be promised; 0 while its money is not there. */
    freeAmount: row.fundedAt === null || row.uncoveredAt !== null ? 0n : freeAmount(row),
    fundTransactionHash: row.fundTransactionHash,
    createdAt: row.createdAt,
    fundedAt: row.fundedAt,
    /** Since when the chain has not had its money; null while it has it. */
    uncoveredAt: row.uncoveredAt,
    endsAt: row.endsAt,
    closedAt: row.closedAt,
    can: {
      fund:
        (row.state === "awaiting" || row.uncoveredAt !== null) && can(context.actor, "bounty.fund", standing),
      discard: isAnswered("discard") && can(context.actor, "bounty.fund", standing),
      close: isAnswered("close") && row.uncoveredAt === null && can(context.actor, "bounty.close", standing),
    },
  }
}
