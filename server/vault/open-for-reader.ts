import "server-only"
import type { Transaction } from "@/db/client"
import { encryptBytesFor } from "@/server/domain/envelope/age"
import { packOpenedItems } from "@/server/domain/envelope/opened-items"
import { DomainError } from "@/server/domain/errors"
import { judgeAndLog, type ReadRequest } from "./judge-read"
import { type OpenSealed, openItems, unsealItemKeys } from "./sealed-items"
import type { VaultContext } from "./vault-context"

/** A read by one person, and what they are told where they have no right. */
export interface PersonalRead extends ReadRequest {
  readonly recipient: string
  readonly refusal: string
}

/**
 * Judges, logs and opens in one transaction, then encrypts to the reader alone. A read without a right is refused as a
 * whole, after the refusal has been written.
 * @param open where what is asked for lies sealed
 * @throws DomainError VAULT_REFUSED
 */
export async function openForReader(
  context: VaultContext,
  load: (transaction: Transaction) => Promise<PersonalRead>,
  open: OpenSealed = openItems,
): Promise<{ ciphertext: string; withheldItemIds: string[] }> {
  const { read, items, withheldItemIds } = await context.db.transaction(async (transaction) => {
    const loaded = await load(transaction)
    const judged = await judgeAndLog(context, transaction, loaded)
    const keys = await unsealItemKeys(context, judged.sealedKeys)
    const opened = await open(transaction, keys, judged.released)
    return { read: loaded, items: opened, withheldItemIds: [...judged.withheldItemIds] }
  })
  if (!read.hasRight) throw new DomainError("VAULT_REFUSED", read.refusal)
  const packed = packOpenedItems({ items: Object.fromEntries(items) })
  const ciphertext = await encryptBytesFor([read.recipient], packed)
  return { ciphertext: Buffer.from(ciphertext).toString("base64"), withheldItemIds }
}
