import { z } from "zod"
import { DomainError } from "../errors"
import type { ItemContent } from "../pool/item-schema"

/** What a labeler's or a moderator's browser gets when it opens its ciphertext. */
export const openedItemsSchema = z.strictObject({
  items: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
})

export interface OpenedItems {
  /** Item id to content. Items whose gate is closed are missing. */
  readonly items: Readonly<Record<string, ItemContent>>
}

/** The envelope as text, ready to be encrypted. */
export function packOpenedItems(opened: OpenedItems): string {
  return JSON.stringify(opened)
}

/**
 * Reads a decrypted envelope.
 * @throws DomainError BAD_INPUT where it is not one
 */
export function readOpenedItems(bytes: Uint8Array): OpenedItems {
  try {
    return openedItemsSchema.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)))
  } catch {
    throw new DomainError("BAD_INPUT", "What was opened is not a set of items.")
  }
}
