import "server-only"
import type { Transaction } from "@/db/client"
import { releaseItem, releaseLabel, releaseWeight } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { type CollectedRelease, weightRows } from "./collect-release"

type Hex = `0x${string}`

/** Leaf hashes, in the order of the items and labels they stand for. */
export interface ReleaseLeaves {
  readonly head: Hex
  readonly items: readonly Hex[]
  readonly labels: readonly Hex[]
}

// A statement takes 65,535 parameters at most; a label has nine.
const rowsAtOnce = 4000

/** Writes what is in a release: its items, labels and weights, in the order of the manifest. */
export async function writeReleaseParts(
  transaction: Transaction,
  releaseId: Id<"release">,
  collected: CollectedRelease,
  leaves: ReleaseLeaves,
): Promise<void> {
  const items = collected.items.map((item, position) => ({
    releaseId,
    position,
    itemId: item.itemId,
    contributionId: item.contributionId,
    leafHash: leaves.items[position] ?? ("0x" as const),
  }))
  for (const rows of inParts(items)) await transaction.insert(releaseItem).values(rows)
  const labels = collected.labels.map(({ classIndex: _, ...label }, position) => ({
    ...label,
    releaseId,
    position,
    leafHash: leaves.labels[position] ?? ("0x" as const),
  }))
  for (const rows of inParts(labels)) await transaction.insert(releaseLabel).values(rows)
  const weights = weightRows(collected.weights).map((weight) => ({
    ...weight,
    accountId: weight.accountId as Id<"account">,
    releaseId,
  }))
  for (const rows of inParts(weights)) await transaction.insert(releaseWeight).values(rows)
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    parts.push(rows.slice(start, start + rowsAtOnce))
  return parts
}
