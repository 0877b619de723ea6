import "server-only"
import { inArray } from "drizzle-orm"
import { pool } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { createProofReader } from "../epoch/read-proofs"
import { readClaimable } from "./claim-all"

/** Payments in one transaction of a person's own wallet: what is more is claimed by the next one. */
const poolsAtOnce = 40

/**
 * What a person's own wallet sends to claim everything without the relayer. The contract pays the person's address
 * whoever sends it, and only what it has not had: a claim that is under way here as well pays nothing twice.
 * @throws DomainError NOTHING_TO_DO when nothing is claimable
 */
export async function prepareOwnClaim(context: ServiceContext) {
  const person = requirePerson(context)
  requireCan(context, "earning.claim", { relations: ["self"] })
  const claimable = (await readClaimable(context, person.address)).slice(0, poolsAtOnce)
  const pools = await context.db
    .select({ id: pool.id, onChainId: pool.onChainId })
    .from(pool)
    .where(
      inArray(
        pool.id,
        claimable.map((one) => one.poolId),
      ),
    )
  const onChainIds = new Map(pools.map((row) => [row.id, row.onChainId]))
  const proofs = createProofReader(context)
  const claims = []
  for (const { epochId, poolId } of claimable) {
    const found = await proofs.proofOf(epochId, person.address)
    const onChainId = onChainIds.get(poolId) ?? null
    if (found === null || onChainId === null) continue
    const { cumulativeAmount, proof } = found
    claims.push({ poolId: onChainId, account: person.address, cumulativeAmount, proof })
  }
  if (claims.length === 0) throw new DomainError("NOTHING_TO_DO", "Nothing can be claimed now.")
  await writeAudit(context, context.db, "earning.prepareOwnClaim", person.accountId, {
    claimCount: claims.length,
  })
  const { payouts } = context.chain.addresses
  return { call: { address: payouts, functionName: "claimMany" as const, args: [claims] as const } }
}
