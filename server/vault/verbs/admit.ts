import "server-only"
import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { account, contribution, contributionKey, pool } from "@/db/schema"
import type { AdmissionOutcome, ContributionFault } from "@/server/domain/contribution/admission-outcome"
import { decryptWith } from "@/server/domain/envelope/age"
import { splitAgeFile } from "@/server/domain/envelope/age-file"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { readBlob } from "@/server/platform/blobs"
import { checkConsent, isSameHex } from "../check-consent"
import { keepAdmission } from "../keep-admission"
import { readPoolHashKey, readPoolIdentity } from "../pool-keys"
import { type RowsReading, readRows } from "../read-rows"
import type { ParsedInput, VaultContext, VaultHandler } from "../vault-context"

/** What the vault itself reads of a contribution before it opens the upload. */
export interface AdmissionSubject {
  readonly contributionId: Id<"contribution">
  readonly poolId: Id<"pool">
  readonly contributorAddress: `0x${string}`
  readonly uploadBlobKey: string
}

/** Opens an upload, checks consent and rows, seals what is accepted. See the protocol. */
export const admit: VaultHandler<"admit"> = async (context, input) => {
  const contributionId = input.contributionId as Id<"contribution">
  const found = await loadSubject(context, contributionId)
  const earlier = await readEarlier(context, contributionId)
  if (earlier !== null) {
    await discardUpload(context, found?.uploadBlobKey ?? null, earlier)
    return toAnswer(earlier)
  }
  const bytes = found === null ? null : await readUpload(context, found.uploadBlobKey)
  if (found === null || bytes === null) {
    // A closing gate or the same question asked twice takes the upload away, but writes its reason first.
    const meanwhile = await readEarlier(context, contributionId)
    if (meanwhile !== null) return toAnswer(meanwhile)
    throw new DomainError("VAULT_REFUSED", "There is no such upload into an open pool.")
  }
  const opened = await openUpload(context, bytes, found, input.consent)
  const outcome = await keepAdmission(context, { ...found, contributionId }, input.consent, opened)
  await discardUpload(context, found.uploadBlobKey, outcome)
  return toAnswer(outcome)
}

/** Null where the upload is not there, also when it goes away in the moment of reading. */
async function readUpload(context: VaultContext, blobKey: string): Promise<Uint8Array | null> {
  try {
    return await readBlob(context.blobs, blobKey)
  } catch (error) {
    if ((await context.blobs.head(blobKey)) === null) return null
    throw error
  }
}

type Subject = NonNullable<Awaited<ReturnType<typeof loadSubject>>>

/** An upload that was opened: its two parts and its rows; or why it was not. */
export type OpenedUpload =
  | { readonly fault: ContributionFault }
  | {
      readonly fault: null
      readonly header: Uint8Array
      readonly payload: Uint8Array
      readonly rows: Extract<RowsReading, { fault: null }>
    }

async function openUpload(
  context: VaultContext,
  bytes: Uint8Array,
  found: Subject,
  consent: ParsedInput<"admit">["consent"],
): Promise<OpenedUpload> {
  const hash: `0x${string}` = `0x${createHash("sha256").update(bytes).digest("hex")}`
  if (!isSameHex(hash, found.contributionHash)) return { fault: "hash_differs" }
  const fault = await checkConsent(context, consent, found)
  if (fault !== null) return { fault }
  const identity = await readPoolIdentity(context, found.poolId)
  const plaintext = await decryptWith(identity, bytes).catch(nullOnRefusal)
  if (plaintext === null) return { fault: "cannot_decrypt" }
  const hashKey = await readPoolHashKey(context, found.poolId)
  const rows = readRows(plaintext, found.mediaType, found.itemSchema, hashKey)
  return rows.fault === null ? { fault: null, rows, ...splitAgeFile(bytes) } : { fault: rows.fault }
}

function nullOnRefusal(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}

async function readEarlier(
  context: VaultContext,
  contributionId: Id<"contribution">,
): Promise<AdmissionOutcome | null> {
  const [row] = await context.db
    .select({ admission: contributionKey.admission, shreddedAt: contributionKey.shreddedAt })
    .from(contributionKey)
    .where(eq(contributionKey.contributionId, contributionId))
  if (row === undefined) return null
  if (row.shreddedAt !== null || row.admission === null) {
    throw new DomainError("CONSENT_CLOSED", "The gate of this contribution is closed.")
  }
  return row.admission
}

async function loadSubject(context: VaultContext, contributionId: Id<"contribution">) {
  const [row] = await context.db
    .select({
      poolId: contribution.poolId,
      poolOnChainId: pool.onChainId,
      itemSchema: pool.itemSchema,
      mediaType: contribution.mediaType,
      contributionHash: contribution.contributionHash,
      contributorAddress: account.address,
      uploadBlobKey: contribution.blobKey,
    })
    .from(contribution)
    .innerJoin(pool, eq(pool.id, contribution.poolId))
    .innerJoin(account, eq(account.id, contribution.contributorId))
    .where(eq(contribution.id, contributionId))
  if (row === undefined || row.uploadBlobKey === null || row.poolOnChainId === null) return null
  return { ...row, uploadBlobKey: row.uploadBlobKey, poolOnChainId: row.poolOnChainId }
}

/** The upload still carries its header: only the payload may stay, and of a refused upload nothing. */
async function discardUpload(
  context: VaultContext,
  uploadBlobKey: string | null,
  outcome: AdmissionOutcome,
): Promise<void> {
  if (uploadBlobKey === null || uploadBlobKey === outcome.payloadBlobKey) return
  await context.blobs.delete(uploadBlobKey)
}

function toAnswer(outcome: AdmissionOutcome) {
  const rows = outcome.rows.map((row) => ({ ...row, reasons: row.reasons.map((reason) => ({ ...reason })) }))
  return { ...outcome, rowsKeptUntil: outcome.rowsKeptUntil ?? null, rows }
}
