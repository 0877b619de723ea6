import "server-only"
import { z } from "zod"
import { contribution } from "@/db/schema"
import { maxContributionBytes } from "@/server/domain/contribution/admission"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadPool } from "../pool/load-pool"
import { requireContribution } from "./standing"

export const createContributionInput = z.strictObject({
  poolId: idOf("pool"),
  title: z.string().trim().min(1, "Give it a name that you will know again.").max(120),
  mediaType: z.string().max(100),
  /** SHA-256 of the ciphertext. */
  contributionHash: z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]),
  plaintextByteSize: z
    .int()
    .min(1, "There is nothing in it.")
    .max(maxContributionBytes, "A contribution has at most 64 MiB. Split it."),
  /** The contribution whose rejected rows are mended by this one. */
  fixesId: idOf("contribution").nullish(),
})

export const uploadPath = "/api/uploads"

/** Announces a contribution: what is coming, and into which pool. Its bytes come by resumable upload. */
export async function createContribution(
  context: ServiceContext,
  input: z.infer<typeof createContributionInput>,
): Promise<{
  readonly contributionId: Id<"contribution">
  readonly uploadPath: string
  readonly recipient: string
}> {
  requireCan(context, "contribution.create")
  const person = requirePerson(context)
  const { pool } = await loadPool(context, input.poolId)
  if (pool.state !== "open" || pool.recipient === null) {
    throw wrongState("pool", pool.state, "only an open pool takes contributions")
  }
  if (!pool.mediaTypes.includes(input.mediaType)) {
    throw new DomainError("BAD_INPUT", "This pool does not take data of this type.")
  }
  await requireFixable(context, input)
  const contributionId = newId(context, "contribution")
  await context.db.transaction(async (transaction) => {
    await transaction.insert(contribution).values({
      ...input,
      fixesId: input.fixesId ?? null,
      id: contributionId,
      contributorId: person.accountId,
      state: "draft",
      createdAt: context.now(),
    })
    await writeAudit(context, transaction, "contribution.create", contributionId, { poolId: pool.id })
  })
  return { contributionId, uploadPath, recipient: pool.recipient }
}

async function requireFixable(
  context: ServiceContext,
  { fixesId, poolId }: z.infer<typeof createContributionInput>,
): Promise<void> {
  if (fixesId === undefined || fixesId === null) return
  const { contribution: fixed } = await requireContribution(context, fixesId, "contribution.read")
  if (fixed.poolId !== poolId) throw notFound("contribution")
}
