import { concat, encodeAbiParameters, keccak256, toHex } from "viem"
import { canonicalJson, type JsonValue } from "../canonical-json"

type Hex = `0x${string}`

const headTag = keccak256(toHex("Millpond release head 1"))
const itemTag = keccak256(toHex("Millpond release item 1"))
const labelTag = keccak256(toHex("Millpond release label 1"))
const saltTag = keccak256(toHex("Millpond release salt 1"))
/** What a leaf stands for. */
export type ManifestKind = "release" | "item" | "label"

const millionth = 1_000_000

export interface ManifestItem {
  readonly itemId: string
  /** The vault's keyed hash of the content. */
  readonly itemHash: Hex
}

export interface ManifestLabel {
  readonly taskId: string
  readonly itemIds: readonly string[]
  readonly answer: JsonValue
  /** In [0, 1]; hashed as whole millionths. */
  readonly confidence: number
  readonly annotationCount: number
  readonly source: string
}

/** The first leaf: which release of which pool. Two releases never have one root, even with the same items. */
export function headLeafHash(head: { readonly releaseId: string; readonly poolOnChainId: Hex }): Hex {
  return leaf(
    [{ type: "bytes32" }, { type: "bytes32" }, { type: "string" }],
    [headTag, head.poolOnChainId, head.releaseId],
  )
}

/** The leaf of an item: which item, and the vault's hash of what is in it. */
export function itemLeafHash(item: ManifestItem): Hex {
  return leaf(
    [{ type: "bytes32" }, { type: "string" }, { type: "bytes" }],
    [itemTag, item.itemId, item.itemHash],
  )
}

/**
 * The leaf of a label. Answers are few, so a leaf without a salt would tell its answer to whoever tries them all;
 * the salt comes with a delivery.
 */
export function labelLeafHash(label: ManifestLabel, manifestSalt: Hex): Hex {
  return leaf(
    [
      { type: "bytes32" },
      { type: "bytes32" },
      { type: "string" },
      { type: "string[]" },
      { type: "string" },
      { type: "uint32" },
      { type: "uint32" },
      { type: "string" },
    ],
    [
      labelTag,
      labelSalt(manifestSalt, label.taskId),
      label.taskId,
      [...label.itemIds],
      canonicalJson(label.answer),
      Math.round(label.confidence * millionth),
      label.annotationCount,
      label.source,
    ],
  )
}

/** The salt of one label's leaf, so that one label can be shown without opening the others. */
export function labelSalt(manifestSalt: Hex, taskId: string): Hex {
  return keccak256(concat([saltTag, manifestSalt, toHex(taskId)]))
}

/** The manifest as it is published, one leaf a line in the order of the tree: head, items, labels. */
export function manifestLine(entry: {
  readonly kind: ManifestKind
  readonly id: string
  readonly leafHash: Hex
}): string {
  return canonicalJson({ type: entry.kind, id: entry.id, leaf: entry.leafHash })
}

type LeafParameters = Parameters<typeof encodeAbiParameters>[0]

// Hashed twice, so that a leaf can never be taken for an inner node of the tree.
function leaf(types: LeafParameters, values: readonly unknown[]): Hex {
  return keccak256(keccak256(encodeAbiParameters(types, values)))
}
