import type { JsonValue } from "@/server/domain/canonical-json"
import type { DeliveryRow } from "@/server/domain/envelope/delivery-rows"
import type { DeliveryManifest } from "@/server/domain/grant/delivery-manifest"
import { buildHashTree } from "@/server/domain/hash-tree"
import { labelLeafHash } from "@/server/domain/release/manifest"

type Hex = `0x${string}`

/** A leaf as the published manifest names it. */
export interface PublishedLeaf {
  readonly type: string
  readonly id: string
  readonly leaf: Hex
}

/** What a copy says against what was promised. Counts are of rows that do not fit. */
export interface CopyCheck {
  readonly isRootRight: boolean
  readonly strangeItemCount: number
  readonly wrongLabelCount: number
  readonly missingItemCount: number
  readonly itemCount: number
  readonly labelCount: number
}

/** Reads JSON Lines; an unfinished line throws. */
export function readLines<Row>(text: string): readonly Row[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as Row]))
}

/**
 * Holds a copy against the release's published leaves: they give the root, each item is one of them, and each label
 * is the one whose leaf stands there. Contents of items are bound by the vault's keyed hash and the copy's own hash.
 */
export function checkCopy(
  rows: readonly DeliveryRow[],
  leaves: readonly PublishedLeaf[],
  manifest: Pick<DeliveryManifest, "manifestRoot" | "manifestSalt" | "withheldItemIds">,
): CopyCheck {
  const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]))
  const items = rows.filter((row) => row.type === "item")
  const labels = rows.filter((row) => row.type === "label")
  const delivered = new Set(items.map((row) => row.itemId))
  const withheld = new Set(manifest.withheldItemIds)
  const salt = manifest.manifestSalt
  return {
    isRootRight:
      leaves.length > 0 && buildHashTree(leaves.map(({ leaf }) => leaf)).root === manifest.manifestRoot,
    strangeItemCount: items.filter((row) => byId.get(row.itemId)?.type !== "item").length,
    missingItemCount: leaves.filter(
      ({ type, id }) => type === "item" && !delivered.has(id) && !withheld.has(id),
    ).length,
    wrongLabelCount: labels.filter((row) => {
      const found = byId.get(row.taskId)
      const label = { ...row, answer: row.answer as JsonValue }
      return salt === null || found?.type !== "label" || labelLeafHash(label, salt) !== found.leaf
    }).length,
    itemCount: items.length,
    labelCount: labels.length,
  }
}
