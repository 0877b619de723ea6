import "server-only"
import { z } from "zod"
import { contribution } from "@/db/schema"
import { maxContributionBytes } from "@/server/domain/contribution/admission"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { callAnswerInput, reserveCall } from "../bounty/reserve-call"
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
  /** The call for contributions that it answers. */
  answers: callAnswerInput.nullish(),
})

export const uploadPath = "/api/uploads"

/** What a call promised for a contribution. */
export interface CallPromised {
  readonly rewardAmount: bigint
  readonly promisedCount: number
}

/**
 * Announces a contribution: what is coming, and into which pool. Its bytes come by resumable upload. Where it answers a
 * call, the reward is frozen and its money set aside now.
 */
export async function createContribution(
  context: ServiceContext,
  { answers, ...input }: z.infer<typeof createContributionInput>,
): Promise<{
  readonly contributionId: Id<"contribution">
  readonly uploadPath: string
  readonly recipient: string
  readonly promise: CallPromised | null
}> {
  requireCan(context, "contribution.create")
  const { accountId: contributorId } = requirePerson(context)
  const { pool } = await loadPool(context, input.poolId)
  if (pool.state !== "open" || pool.recipient === null) {
    throw wrongState("pool", pool.state, "only an open pool takes contributions")
  }
  if (!pool.mediaTypes.includes(input.mediaType)) {
    throw new DomainError("BAD_INPUT", "This pool does not take data of this type.")
  }
  await requireFixable(context, input)
  const contributionId = newId(context, "contribution")
  const promise = await context.db.transaction(async (transaction) => {
    const answered = answers ? { ...answers, poolId: input.poolId, contributorId } : null
    const reserved = answered === null ? null : await reserveCall(context, transaction, answered)
    await transaction.insert(contribution).values({
      ...input,
      ...reserved,
      fixesId: input.fixesId ?? null,
      id: contributionId,
      contributorId,
      state: "draft",
      createdAt: context.now(),
    })
    await writeAudit(context, transaction, "contribution.create", contributionId, { poolId: pool.id })
    return reserved
  })
  return { contributionId, uploadPath, recipient: pool.recipient, promise: presentPromise(promise) }
}

function presentPromise(promise: CallPromised | null): CallPromised | null {
  return promise === null
    ? null
    : { rewardAmount: promise.rewardAmount, promisedCount: promise.promisedCount }
}

async function requireFixable(
  context: ServiceContext,
  { fixesId, poolId }: Pick<z.infer<typeof createContributionInput>, "fixesId" | "poolId">,
): Promise<void> {
  if (fixesId === undefined || fixesId === null) return
  const { contribution: fixed } = await requireContribution(context, fixesId, "contribution.read")
  if (fixed.poolId !== poolId) throw notFound("contribution")
}
