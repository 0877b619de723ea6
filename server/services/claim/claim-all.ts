import "server-only"
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { claim, epoch, epochLeaf } from "@/db/schema"
import type { Person } from "@/server/domain/access/actor"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { requireRelayRoom } from "../relay/require-relay-room"

/**
 * Asks for everything that the signed-in person can claim, over all pools; the relayer sends it and pays the gas.
 * Asked again while it is under way, it answers the same claims.
 * @throws DomainError NOTHING_TO_DO when nothing is claimable, TOO_MANY beyond what the relayer pays in a day
 */
export async function claimAll(
  context: ServiceContext,
): Promise<{ readonly claimIds: readonly Id<"claim">[] }> {
  const person = requirePerson(context)
  requireCan(context, "earning.claim", { relations: ["self"] })
  const claimable = await readClaimable(context, person.address)
  const claimIds = await context.db.transaction(async (transaction) => {
    const asked = claimable.map((one) => claimRow(context, person, one))
    const added = asked.length === 0 ? [] : await addClaims(transaction, asked)
    if (added.length > 0) await requireRelayRoom(context, person.accountId)
    const underWay = await transaction
      .select({ id: claim.id })
      .from(claim)
      .where(and(eq(claim.address, person.address), inArray(claim.state, ["queued", "sent"] as const)))
    if (underWay.length === 0) return []
    await writeAudit(context, transaction, "earning.claim", person.accountId, { claimCount: underWay.length })
    await context.jobs.add(transaction, "sendClaims", {}, { key: "sendClaims" })
    return underWay.map((row) => row.id)
  })
  if (claimIds.length === 0) {
    throw new DomainError(
      "NOTHING_TO_DO",
      "Nothing can be claimed now. Earnings come in when their epoch is accepted.",
    )
  }
  return { claimIds }
}

/** Claims of pools for which none of this person is under way. */
function addClaims(transaction: Transaction, asked: readonly (typeof claim.$inferInsert)[]) {
  return transaction
    .insert(claim)
    .values([...asked])
    .onConflictDoNothing()
    .returning({ id: claim.id })
}

export interface Claimable {
  readonly poolId: Id<"pool">
  readonly epochId: Id<"epoch">
  readonly cumulativeAmount: bigint
  /** What has not been paid of it yet; above zero. */
  readonly amount: bigint
}

/** What an address can claim of each pool: its leaf in the last accepted tree, less all that it was paid. */
export async function readClaimable(
  context: Pick<ServiceContext, "db">,
  address: `0x${string}`,
): Promise<readonly Claimable[]> {
  const leaves = await context.db
    .selectDistinctOn([epoch.poolId], {
      poolId: epoch.poolId,
      epochId: epoch.id,
      cumulativeAmount: epochLeaf.cumulativeAmount,
    })
    .from(epochLeaf)
    .innerJoin(epoch, eq(epoch.id, epochLeaf.epochId))
    .where(and(eq(epochLeaf.address, address), eq(epoch.state, "accepted")))
    .orderBy(epoch.poolId, desc(epoch.cumulativeTotalAmount))
  const paid = await context.db
    .select({ poolId: claim.poolId, amount: sql<string>`sum(${claim.amount})` })
    .from(claim)
    .where(and(eq(claim.address, address), eq(claim.state, "confirmed")))
    .groupBy(claim.poolId)
  const paidOf = new Map<string, bigint>(paid.map((row) => [row.poolId, BigInt(row.amount)]))
  return leaves
    .map((leaf) => ({ ...leaf, amount: leaf.cumulativeAmount - (paidOf.get(leaf.poolId) ?? 0n) }))
    .filter((leaf) => leaf.amount > 0n)
}

function claimRow(context: ServiceContext, person: Person, one: Claimable): typeof claim.$inferInsert {
  return {
    ...one,
    id: newId(context, "claim"),
    accountId: person.accountId,
    address: person.address,
    state: "queued",
    createdAt: context.now(),
  }
}
