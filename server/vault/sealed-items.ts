import "server-only"
import { sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { rejectedRow, sealedItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { ItemContent } from "@/server/domain/pool/item-schema"
import type { WantedItem } from "./judge-read"
import { openItem } from "./keys"
import type { VaultContext } from "./vault-context"

/** What binds the seal of a contribution's header and item key to that contribution. */
export const sealContext = {
  poolIdentity: (poolId: string) => `pool identity ${poolId}`,
  poolHashKey: (poolId: string) => `pool hash key ${poolId}`,
  header: (contributionId: string) => `header ${contributionId}`,
  itemKey: (contributionId: string) => `item key ${contributionId}`,
}

export type ItemKeys = ReadonlyMap<Id<"contribution">, Uint8Array>

/** Unseals the item keys of contributions that have been released. */
export async function unsealItemKeys(
  context: VaultContext,
  sealedKeys: ReadonlyMap<Id<"contribution">, Uint8Array>,
): Promise<ItemKeys> {
  const keys = new Map<Id<"contribution">, Uint8Array>()
  for (const [contributionId, sealed] of sealedKeys) {
    keys.set(contributionId, await context.sealer.unseal(sealed, sealContext.itemKey(contributionId)))
  }
  return keys
}

/**
 * Opens what lies sealed with the keys of its contributions, in the order asked for. What is gone, or stands under
 * another contribution than it was asked for, is missing in the answer.
 */
export type OpenSealed = (
  connection: Connection,
  keys: ItemKeys,
  items: readonly WantedItem[],
) => Promise<ReadonlyMap<Id<"item">, ItemContent>>

/** Opens items. */
export const openItems: OpenSealed = (connection, keys, items) =>
  openFrom(sealedItem, connection, keys, items)

/** Opens rejected rows that are kept for an appeal. */
export const openRejectedRows: OpenSealed = (connection, keys, items) =>
  openFrom(rejectedRow, connection, keys, items)

async function openFrom(
  table: typeof sealedItem | typeof rejectedRow,
  connection: Connection,
  keys: ItemKeys,
  items: readonly WantedItem[],
): ReturnType<OpenSealed> {
  const rows = await connection
    .select({
      itemId: table.itemId,
      contributionId: table.contributionId,
      iv: table.iv,
      ciphertext: table.ciphertext,
    })
    .from(table)
    .where(sql`${table.itemId} = any(${sql.param(items.map((item) => item.itemId))}::text[])`)
  const found = new Map(rows.map((row) => [row.itemId, row]))
  const opened = new Map<Id<"item">, ItemContent>()
  for (const { itemId, contributionId } of items) {
    const row = found.get(itemId)
    const key = keys.get(contributionId)
    if (row === undefined || key === undefined || row.contributionId !== contributionId) continue
    opened.set(itemId, JSON.parse(new TextDecoder().decode(openItem(key, itemId, row))) as ItemContent)
  }
  return opened
}
