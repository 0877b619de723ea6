import "server-only"
import { randomBytes } from "node:crypto"
import type { Transaction } from "@/db/client"
import { itemFingerprint, rejectedRow, sealedItem } from "@/db/schema"
import { rejectionAppealSeconds } from "@/server/domain/appeal/rejection"
import type { AdmittedRow } from "@/server/domain/contribution/admission-outcome"
import { makeId } from "@/server/domain/id"
import { sealItem } from "./keys"
import type { ReadableRow, RowsReading } from "./read-rows"
import type { VaultContext } from "./vault-context"
import type { AdmissionSubject } from "./verbs/admit"

const rowsPerInsert = 2_000

export interface SealedRows {
  /** The verdicts of all rows, in order. */
  readonly rows: readonly AdmittedRow[]
  /** Until when the repetitions among them are kept for an appeal; null where there is none. */
  readonly rowsKeptUntil: string | null
}

/** Seals every readable row that the pool does not have yet, and apart from them those that only repeat one. */
export async function sealRows(
  context: VaultContext,
  transaction: Transaction,
  subject: AdmissionSubject,
  itemKey: Uint8Array,
  reading: Extract<RowsReading, { fault: null }>,
): Promise<SealedRows> {
  const rows: AdmittedRow[] = reading.refused.map(({ rowNumber, reasons }) => {
    return { rowNumber, reasons, verdict: "rejected", item: null }
  })
  const repeated = reading.refused.flatMap((row) => (row.repeated === null ? [] : [row.repeated]))
  for (let start = 0; start < reading.readable.length; start += rowsPerInsert) {
    const part = reading.readable.slice(start, start + rowsPerInsert)
    const fresh = await takeFingerprints(transaction, subject, part)
    const sealed = part.filter((row) => fresh.has(row.itemHash)).map((row) => seal(context, itemKey, row))
    if (sealed.length > 0) {
      await transaction
        .insert(sealedItem)
        .values(sealed.map((one) => ({ ...one.stored, contributionId: subject.contributionId })))
    }
    rows.push(...sealed.map((one) => one.row))
    const known = part.filter((row) => !fresh.has(row.itemHash))
    rows.push(...known.map(duplicateInPool))
    repeated.push(...known)
  }
  rows.sort((one, other) => one.rowNumber - other.rowNumber)
  return { rows, rowsKeptUntil: await keepRepeated(context, transaction, subject, itemKey, repeated) }
}

/** Of a rejected row only one that fits the schema is kept, sealed, and no longer than it can be appealed. */
async function keepRepeated(
  context: VaultContext,
  transaction: Transaction,
  { contributionId }: AdmissionSubject,
  itemKey: Uint8Array,
  repeated: readonly ReadableRow[],
): Promise<string | null> {
  if (repeated.length === 0) return null
  const keptUntil = new Date(context.now().getTime() + rejectionAppealSeconds * 1000)
  for (let start = 0; start < repeated.length; start += rowsPerInsert) {
    const kept = repeated.slice(start, start + rowsPerInsert).map((row) => {
      const { rowNumber, groupKey, content } = row
      const { stored } = seal(context, itemKey, row)
      return { ...stored, contributionId, rowNumber, groupKey, byteSize: content.length, keptUntil }
    })
    await transaction.insert(rejectedRow).values(kept)
  }
  return keptUntil.toISOString()
}

/** The unique index decides: of two contributions at the same time, one gets the row. */
async function takeFingerprints(
  transaction: Transaction,
  { poolId, contributionId }: AdmissionSubject,
  rows: readonly ReadableRow[],
): Promise<ReadonlySet<string>> {
  const taken = await transaction
    .insert(itemFingerprint)
    .values(rows.map(({ itemHash }) => ({ poolId, contributionId, itemHash })))
    .onConflictDoNothing()
    .returning({ itemHash: itemFingerprint.itemHash })
  return new Set(taken.map((row) => row.itemHash))
}

function seal(context: VaultContext, itemKey: Uint8Array, row: ReadableRow) {
  const itemId = makeId("item", context.now(), randomBytes(11))
  const { rowNumber, itemHash, groupKey, content } = row
  const admitted: AdmittedRow = {
    rowNumber,
    verdict: "accepted",
    reasons: [],
    item: { itemId, byteSize: content.length, itemHash, groupKey },
  }
  return { row: admitted, stored: { itemId, itemHash, ...sealItem(itemKey, itemId, content) } }
}

function duplicateInPool({ rowNumber }: ReadableRow): AdmittedRow {
  return { rowNumber, verdict: "rejected", reasons: [{ code: "duplicate_in_pool" }], item: null }
}
