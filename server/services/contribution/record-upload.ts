import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { contribution } from "@/db/schema"
import { receiptText, type UploadReceipt } from "@/server/domain/contribution/receipt"
import { hashingStream } from "@/server/domain/envelope/hash"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { stagedBlobKey, stagedInfoKey, uploadBlobKey } from "./blob-keys"
import { requireContribution } from "./standing"

export const recordUploadInput = z.strictObject({ contributionId: idOf("contribution") })

/**
 * Takes a complete upload from its staging place: checks it against the announced hash, stores it durably and signs a
 * receipt. Asked twice, it answers the same receipt.
 * @throws DomainError BAD_INPUT where other bytes arrived than were announced; they are thrown away
 */
export async function recordUpload(
  context: ServiceContext,
  { contributionId }: z.infer<typeof recordUploadInput>,
): Promise<UploadReceipt> {
  const { contribution: row } = await requireContribution(context, contributionId, "contribution.submit")
  if (row.receipt !== null) {
    await discardStaged(context, contributionId)
    return row.receipt
  }
  if (row.state !== "uploading") throw wrongState("contribution", row.state, "it takes no bytes any more")
  const stored = await store(context, contributionId)
  if (stored.hash !== row.contributionHash) {
    await context.blobs.delete(uploadBlobKey(contributionId))
    await discardStaged(context, contributionId)
    throw new DomainError("BAD_INPUT", "What arrived is not what was announced. Send it again.")
  }
  const receipt = await signReceipt(context, contributionId, stored)
  const kept = await keepReceipt(context, contributionId, receipt)
  await discardStaged(context, contributionId)
  return kept
}

async function store(context: ServiceContext, contributionId: Id<"contribution">) {
  const staged = await context.blobs.get(stagedBlobKey(contributionId))
  if (staged === null) throw new DomainError("NOTHING_TO_DO", "Nothing of this contribution has arrived yet.")
  const hashing = hashingStream()
  await context.blobs.put(uploadBlobKey(contributionId), staged.pipeThrough(hashing.stream))
  return hashing.result()
}

async function signReceipt(
  context: ServiceContext,
  contributionId: Id<"contribution">,
  stored: { readonly hash: `0x${string}`; readonly byteSize: number },
): Promise<UploadReceipt> {
  const receipt = {
    contributionId,
    ciphertextHash: stored.hash,
    byteSize: stored.byteSize,
    receivedAt: context.now().toISOString(),
  }
  const signature = await context.signer.signText(receiptText(receipt))
  return { ...receipt, signerAddress: context.signer.address, signature }
}

/** The first to finish writes the receipt; where the gate was closed meanwhile, the bytes go again. */
async function keepReceipt(
  context: ServiceContext,
  contributionId: Id<"contribution">,
  receipt: UploadReceipt,
): Promise<UploadReceipt> {
  const blobKey = uploadBlobKey(contributionId)
  const kept = await context.db.transaction(async (transaction) => {
    const [written] = await transaction
      .update(contribution)
      .set({ receipt, blobKey, ciphertextByteSize: receipt.byteSize, uploadedAt: context.now() })
      .where(
        and(
          eq(contribution.id, contributionId),
          eq(contribution.state, "uploading"),
          isNull(contribution.receipt),
        ),
      )
      .returning({ receipt: contribution.receipt })
    if (written !== undefined) {
      await writeAudit(context, transaction, "contribution.recordUpload", contributionId)
      return written.receipt
    }
    const [now] = await transaction
      .select({ receipt: contribution.receipt, state: contribution.state })
      .from(contribution)
      .where(eq(contribution.id, contributionId))
    return now?.state === "revoked" ? null : (now?.receipt ?? null)
  })
  if (kept !== null) return kept
  await context.blobs.delete(blobKey)
  throw wrongState("contribution", "revoked", "its gate was closed while it arrived")
}

async function discardStaged(context: ServiceContext, contributionId: Id<"contribution">): Promise<void> {
  await context.blobs.delete(stagedBlobKey(contributionId))
  await context.blobs.delete(stagedInfoKey(contributionId))
}
