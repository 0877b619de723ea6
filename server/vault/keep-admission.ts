import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { contributionKey, heldConsent } from "@/db/schema"
import type { AdmissionOutcome } from "@/server/domain/contribution/admission-outcome"
import { DomainError } from "@/server/domain/errors"
import { appendAccessLog } from "./append-access-log"
import { makeKey } from "./keys"
import type { RowsReading } from "./read-rows"
import { sealRows } from "./seal-rows"
import { sealContext } from "./sealed-items"
import type { ParsedInput, VaultContext } from "./vault-context"
import type { AdmissionSubject, OpenedUpload } from "./verbs/admit"

type SignedConsent = ParsedInput<"admit">["consent"]
type ReadUpload = Extract<OpenedUpload, { fault: null }>

/** Key of the blob that holds a contribution's payload, without the header that opens it. */
export function payloadBlobKeyOf(contributionId: string): string {
  return `payloads/${contributionId}`
}

/** Writes what was accepted, all or nothing: keys, header, items, consent and the log's entry. */
export async function keepAdmission(
  context: VaultContext,
  subject: AdmissionSubject,
  consent: SignedConsent,
  opened: OpenedUpload,
): Promise<AdmissionOutcome> {
  const payloadBlobKey = payloadBlobKeyOf(subject.contributionId)
  if (opened.fault === null) await context.blobs.put(payloadBlobKey, opened.payload)
  const outcome = await context.db.transaction(async (transaction) => {
    const earlier = await reserve(context, transaction, subject)
    if (earlier !== null) return earlier
    if (opened.fault !== null) return refuse(transaction, subject, { ...nothingKept, fault: opened.fault })
    return accept(context, transaction, subject, consent, opened)
  })
  if (outcome === "closed" || outcome.payloadBlobKey === null) await context.blobs.delete(payloadBlobKey)
  if (outcome === "closed") {
    throw new DomainError("CONSENT_CLOSED", "The gate of this contribution was closed before it was read.")
  }
  return outcome
}

const nothingKept = { fault: null, payloadBlobKey: null, rowsKeptUntil: null, rows: [] } as const

/** Takes the contribution's place. Whoever comes second gets the first one's answer; a closed gate stays closed. */
async function reserve(
  context: VaultContext,
  transaction: Transaction,
  subject: AdmissionSubject,
): Promise<AdmissionOutcome | "closed" | null> {
  const { contributionId, poolId, contributorAddress } = subject
  const [made] = await transaction
    .insert(contributionKey)
    .values({ contributionId, poolId, contributorAddress, admittedAt: context.now() })
    .onConflictDoNothing()
    .returning({ contributionId: contributionKey.contributionId })
  if (made !== undefined) return null
  const [row] = await transaction
    .select()
    .from(contributionKey)
    .where(eq(contributionKey.contributionId, contributionId))
  return row === undefined || row.shreddedAt !== null || row.admission === null ? "closed" : row.admission
}

async function accept(
  context: VaultContext,
  transaction: Transaction,
  subject: AdmissionSubject,
  consent: SignedConsent,
  opened: ReadUpload,
): Promise<AdmissionOutcome> {
  const { contributionId } = subject
  const itemKey = makeKey()
  const sealed = await sealRows(context, transaction, subject, itemKey, opened.rows)
  await logAdmission(context, transaction, contributionId, opened.rows)
  const isTaken = sealed.rows.some((row) => row.item !== null)
  if (!isTaken && sealed.rowsKeptUntil === null) {
    return refuse(transaction, subject, { ...nothingKept, ...sealed })
  }
  const payloadBlobKey = isTaken ? payloadBlobKeyOf(contributionId) : null
  const admission: AdmissionOutcome = { fault: null, payloadBlobKey, ...sealed }
  await transaction.insert(heldConsent).values({
    contributionId,
    signerAddress: subject.contributorAddress,
    purposes: [...new Set(consent.message.purposes)],
    message: JSON.stringify(consent.message),
    signature: consent.signature,
    expiresAt: new Date(Number(consent.message.expiry) * 1000),
  })
  await transaction
    .update(contributionKey)
    .set({
      // Of an upload without an item only the repetitions stay, for an appeal: the upload itself is not kept.
      sealedHeader: isTaken
        ? await context.sealer.seal(opened.header, sealContext.header(contributionId))
        : null,
      sealedItemKey: await context.sealer.seal(itemKey, sealContext.itemKey(contributionId)),
      admission,
    })
    .where(eq(contributionKey.contributionId, contributionId))
  return admission
}

async function refuse(
  transaction: Transaction,
  subject: AdmissionSubject,
  admission: AdmissionOutcome,
): Promise<AdmissionOutcome> {
  await transaction
    .update(contributionKey)
    .set({ admission })
    .where(eq(contributionKey.contributionId, subject.contributionId))
  return admission
}

async function logAdmission(
  context: VaultContext,
  transaction: Transaction,
  contributionId: string,
  rows: Extract<RowsReading, { fault: null }>,
): Promise<void> {
  const itemCount = rows.readable.length + rows.refused.length
  const entry = { contributionId, itemCount, purpose: "admission", readerId: "vault" } as const
  await appendAccessLog(transaction, context.now(), [
    { ...entry, rightKind: "admission", rightId: contributionId, outcome: "released" },
  ])
}
