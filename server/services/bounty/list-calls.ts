import "server-only"
import { and, asc, desc, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { bounty } from "@/db/schema"
import { freeAmount } from "@/server/domain/bounty/money"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { countOwn } from "./reserve-call"
import { isPromising } from "./reserve-rewards"

const callsAtMost = 50

export const listCallsInput = z.strictObject({ poolId: idOf("pool") })

/** The calls of a pool that can be answered now, the highest reward first, with what is left for the actor of each. */
export async function listCalls(context: ServiceContext, { poolId }: z.infer<typeof listCallsInput>) {
  requireCan(context, "bounty.read", await poolStanding(context, poolId))
  const rows = await context.db
    .select()
    .from(bounty)
    .where(and(eq(bounty.poolId, poolId), isNull(bounty.projectId), isPromising(context.now())))
    .orderBy(desc(bounty.rewardAmount), asc(bounty.id))
    .limit(callsAtMost)
  const { actor } = context
  const bountyIds = rows.map((row) => row.id)
  const own = actor.kind === "person" ? await countOwn(context.db, actor.accountId, bountyIds) : new Map()
  return {
    items: rows.map((row) => ({
      bountyId: row.id,
      wanted: row.wanted ?? "",
      rewardAmount: row.rewardAmount,
      freeAmount: freeAmount(row),
      perContributorCount: row.perContributorCount,
      ownCount: own.get(row.id) ?? 0,
      funderAddress: row.funderAddress,
      endsAt: row.endsAt,
    })),
  }
}
