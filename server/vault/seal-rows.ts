import "server-only"
import { randomBytes } from "node:crypto"
import type { Transaction } from "@/db/client"
import { itemFingerprint, sealedItem } from "@/db/schema"
import type { AdmittedRow } from "@/server/domain/contribution/admission-outcome"
import { makeId } from "@/server/domain/id"
import { sealItem } from "./keys"
import type { ReadableRow, RowsReading } from "./read-rows"
import type { VaultContext } from "./vault-context"
import type { AdmissionSubject } from "./verbs/admit"

const rowsPerInsert = 2_000

/** Seals every readable row that the pool does not have yet; answers the verdicts of all rows, in order. */
export async function sealRows(
  context: VaultContext,
  transaction: Transaction,
  subject: AdmissionSubject,
  itemKey: Uint8Array,
  reading: Extract<RowsReading, { fault: null }>,
): Promise<readonly AdmittedRow[]> {
  const rows: AdmittedRow[] = reading.refused.map((row) => ({ ...row, verdict: "rejected", item: null }))
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
    rows.push(...part.filter((row) => !fresh.has(row.itemHash)).map(duplicateInPool))
  }
  return rows.sort((one, other) => one.rowNumber - other.rowNumber)
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
