import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { earning, epoch } from "@/db/schema"
import { isRootOnChain } from "@/server/domain/earning/epoch-state"
import { notFound } from "@/server/domain/errors"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { createProofReader } from "../epoch/read-proofs"
import { idOf } from "../paging"

export const readProofInput = z.strictObject({ earningId: idOf("earning") })

/**
 * The signed-in person's leaf in the tree of the epoch that a line of theirs is in, with the proof that anybody can
 * check against the chain; null while the line is in no tree whose root is on chain.
 * @throws DomainError NOT_FOUND for a line of somebody else
 */
export async function readProof(context: ServiceContext, { earningId }: z.infer<typeof readProofInput>) {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const [line] = await context.db
    .select({ epochId: epoch.id, state: epoch.state })
    .from(earning)
    .leftJoin(epoch, eq(epoch.id, earning.epochId))
    .where(and(eq(earning.id, earningId), eq(earning.accountId, person.accountId)))
  if (line === undefined) throw notFound("earning")
  const { epochId, state } = line
  if (epochId === null || state === null || !isRootOnChain(state)) return null
  return createProofReader(context).proofOf(epochId, person.address)
}
