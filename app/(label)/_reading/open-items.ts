import { explainError } from "@/app/_trpc/explain-error"
import { hasReadingKey, openWithReadingKey, readingRecipient } from "@/app/_wallet/reading-key"
import { readOpenedItems } from "@/server/domain/envelope/opened-items"
import type { ItemContent } from "@/server/domain/pool/item-schema"

/** Items in the clear, in this tab's memory alone. */
export interface OpenedForReader {
  readonly items: Readonly<Record<string, ItemContent>>
  /** Items whose contributors closed the gate. */
  readonly withheldItemIds: readonly string[]
}

/** What was encrypted to this person is for a key that this browser does not have. */
export class OtherDeviceFault extends Error {
  constructor() {
    super("These items were encrypted for another browser of yours.")
  }
}

/**
 * Makes sure, before the vault is asked, that this browser can open what it will send.
 * @throws OtherDeviceFault when the key is not in this browser
 */
export async function requireReadingKey(address: `0x${string}`, recipient: string): Promise<void> {
  const isHere = (await hasReadingKey(address)) && (await readingRecipient(address)) === recipient
  if (!isHere) throw new OtherDeviceFault()
}

/** Opens what the vault encrypted to a person's reading key. */
export async function openForReader(
  address: `0x${string}`,
  sealed: { readonly ciphertext: string; readonly withheldItemIds: readonly string[] },
): Promise<OpenedForReader> {
  const bytes = Uint8Array.from(atob(sealed.ciphertext), (character) => character.charCodeAt(0))
  const { items } = readOpenedItems(await openWithReadingKey(address, bytes))
  return { items, withheldItemIds: sealed.withheldItemIds }
}

/** Whether opening is worth another try: not with a key that is elsewhere. */
export function retryOpening(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof OtherDeviceFault) && explainError(error).mayRetry
}
