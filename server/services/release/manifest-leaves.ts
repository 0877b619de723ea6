import "server-only"
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm"
import { releaseItem, releaseLabel } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { drawLeaves } from "@/server/domain/release/draw"
import { headLeafHash, type ManifestKind } from "@/server/domain/release/manifest"
import type { ServiceContext } from "../context"
import type { ReleaseRow } from "./collect-release"

type Reading = Pick<ServiceContext, "db">
type ReleaseId = Id<"release">

/** A leaf of a release's manifest with its place in the tree: the head, then items, then labels. */
export interface ManifestLeaf {
  readonly place: number
  readonly kind: ManifestKind
  readonly id: string
  readonly leafHash: `0x${string}`
}

const drawSize = 8

/** The leaves at places `from` to `from + size - 1`. */
export async function readLeaves(
  context: Reading,
  row: Pick<ReleaseRow, "id" | "itemCount">,
  head: ManifestLeaf,
  from: number,
  size: number,
): Promise<readonly ManifestLeaf[]> {
  const until = from + size
  const items = await context.db
    .select()
    .from(releaseItem)
    .where(and(inRelease(row.id), gte(releaseItem.position, from - 1), lt(releaseItem.position, until - 1)))
    .orderBy(asc(releaseItem.position))
  const firstLabel = row.itemCount + 1
  const labels = await context.db
    .select()
    .from(releaseLabel)
    .where(
      and(
        eq(releaseLabel.releaseId, row.id),
        gte(releaseLabel.position, from - firstLabel),
        lt(releaseLabel.position, until - firstLabel),
      ),
    )
    .orderBy(asc(releaseLabel.position))
  return [
    ...(from === 0 && size > 0 ? [head] : []),
    ...items.map(itemLeaf),
    ...labels.map((label) => labelLeaf(label, firstLabel)),
  ]
}

/** The first leaf of a release; it needs no reading. */
export function headLeaf(releaseId: ReleaseId, poolOnChainId: `0x${string}`): ManifestLeaf {
  return { place: 0, kind: "release", id: releaseId, leafHash: headLeafHash({ releaseId, poolOnChainId }) }
}

/**
 * Leaves drawn by the hash of the transaction that put the release on sale; null before. Anybody can redraw them
 * from that hash and the number of leaves, and prove each with `release.prove`.
 */
export async function readDraw(context: Reading, row: ReleaseRow) {
  if (row.publishTransactionHash === null || row.publishedAt === null) return null
  const places = drawLeaves(row.publishTransactionHash, row.itemCount + row.labelCount, drawSize)
  const itemPlaces = places.filter((place) => place < row.itemCount)
  const labelPlaces = places.filter((place) => place >= row.itemCount).map((place) => place - row.itemCount)
  const [items, labels] = await Promise.all([
    context.db
      .select()
      .from(releaseItem)
      .where(and(inRelease(row.id), inArray(releaseItem.position, itemPlaces)))
      .orderBy(asc(releaseItem.position)),
    context.db
      .select()
      .from(releaseLabel)
      .where(and(eq(releaseLabel.releaseId, row.id), inArray(releaseLabel.position, labelPlaces)))
      .orderBy(asc(releaseLabel.position)),
  ])
  return {
    seed: row.publishTransactionHash,
    leaves: [...items.map(itemLeaf), ...labels.map((label) => labelLeaf(label, row.itemCount + 1))],
  }
}

function inRelease(releaseId: ReleaseId) {
  return eq(releaseItem.releaseId, releaseId)
}

function itemLeaf(row: typeof releaseItem.$inferSelect): ManifestLeaf {
  return { place: row.position + 1, kind: "item", id: row.itemId, leafHash: row.leafHash }
}

function labelLeaf(row: typeof releaseLabel.$inferSelect, firstLabel: number): ManifestLeaf {
  return { place: row.position + firstLabel, kind: "label", id: row.taskId, leafHash: row.leafHash }
}
