import "server-only"
import { z } from "zod"
import { notFound } from "@/server/domain/errors"
import { buildHashTree, type HashTree } from "@/server/domain/hash-tree"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadManifestSource } from "./list-manifest"
import { readLeaves } from "./manifest-leaves"

export const proveLeafInput = z.strictObject({
  releaseId: idOf("release"),
  /** Place in the tree; 0 is the release's own leaf. */
  place: z.int().min(0),
})

// A tree of 30,000 leaves takes half a second to build and never changes: the last few are kept.
const treesKept = 4
const trees = new Map<string, HashTree>()

/** A leaf of a release with its proof up to the root that is on chain. */
export async function proveLeaf(
  context: ServiceContext,
  { releaseId, place }: z.infer<typeof proveLeafInput>,
) {
  const source = await loadManifestSource(context, releaseId)
  const [leaf] = await readLeaves(context, source, source.head, place, 1)
  if (leaf === undefined) throw notFound("leaf")
  const tree = trees.get(source.manifestRoot) ?? (await buildTree(context, source))
  return { leaf, proof: tree.proofAt(place), manifestRoot: source.manifestRoot }
}

type ManifestSource = Awaited<ReturnType<typeof loadManifestSource>>

async function buildTree(context: ServiceContext, source: ManifestSource): Promise<HashTree> {
  const leaves = await readLeaves(context, source, source.head, 0, source.leafCount)
  const tree = buildHashTree(leaves.map((leaf) => leaf.leafHash))
  const oldest = trees.keys().next()
  if (trees.size >= treesKept && !oldest.done) trees.delete(oldest.value)
  trees.set(source.manifestRoot, tree)
  return tree
}
