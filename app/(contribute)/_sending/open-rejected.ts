import type { AdmissionReason } from "@/server/domain/contribution/admission"
import type { Id } from "@/server/domain/id"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { inWorker } from "./in-worker"
import { type Client, fetchOwnCopy } from "./own-copy"

export interface RejectedRow {
  readonly rowNumber: number
  readonly line: string
  readonly reasons: readonly AdmissionReason[]
}

/** So many rows are mended in one sitting; more than that is mended in the file they come from. */
export const maxMendedRows = 100

/** The rows that the vault did not take, opened here with the contributor's own reading key. */
export async function openRejectedRows(
  client: Client,
  ownAddress: `0x${string}`,
  contributionId: Id<"contribution">,
  schema: ItemSchema,
): Promise<readonly RejectedRow[]> {
  const { mediaType } = await client.contribution.get.query({ contributionId })
  const reasons = await rejectedReasons(client, contributionId)
  if (reasons.size === 0) return []
  const ciphertext = await fetchOwnCopy(client, contributionId)
  const { exportReadingKey } = await import("@/app/_wallet/reading-key")
  const identity = await exportReadingKey(ownAddress)
  const rowNumbers = [...reasons.keys()]
  const opened = await inWorker("openRows", { ciphertext, identity, rowNumbers, mediaType, schema })
  return opened.map(({ rowNumber, line }) => ({ rowNumber, line, reasons: reasons.get(rowNumber) ?? [] }))
}

async function rejectedReasons(client: Client, contributionId: Id<"contribution">) {
  const found = new Map<number, readonly AdmissionReason[]>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<Client["contribution"]["rows"]["query"]>> =
      await client.contribution.rows.query({
        contributionId,
        verdict: "rejected",
        cursor,
      })
    for (const row of page.items) found.set(row.rowNumber, row.reasons)
    cursor = page.nextCursor
  } while (cursor !== null && found.size < maxMendedRows)
  return found
}
