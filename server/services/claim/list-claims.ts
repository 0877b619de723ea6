import "server-only"
import { and, desc, eq, lt } from "drizzle-orm"
import { z } from "zod"
import { claim, pool } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage } from "../paging"

const pageSize = 30

export const listClaimsInput = z.strictObject({ cursor: cursorInput })

/** The signed-in person's payments, newest first. */
export async function listClaims(context: ServiceContext, { cursor }: z.infer<typeof listClaimsInput>) {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const rows = await context.db
    .select({
      claimId: claim.id,
      poolId: claim.poolId,
      poolName: pool.name,
      epochId: claim.epochId,
      amount: claim.amount,
      state: claim.state,
      failureReason: claim.failureReason,
      transactionHash: claim.transactionHash,
      createdAt: claim.createdAt,
      confirmedAt: claim.confirmedAt,
    })
    .from(claim)
    .innerJoin(pool, eq(pool.id, claim.poolId))
    .where(
      and(eq(claim.accountId, person.accountId), cursor ? lt(claim.id, cursor as Id<"claim">) : undefined),
    )
    .orderBy(desc(claim.id))
    .limit(pageSize + 1)
  return cutPage(rows, pageSize, (row) => row.claimId)
}
