import "server-only"
import { and, eq } from "drizzle-orm"
import { epochLeaf } from "@/db/schema"
import { buildHashTree, type HashTree } from "@/server/domain/hash-tree"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/** An epoch's tree over the leaf hashes that were written with its root: half the work of hashing them anew. */
interface KnownTree {
  readonly tree: HashTree
  readonly places: ReadonlyMap<string, number>
}

/** Reads the trees of epochs, each once: for claims that need several proofs of one tree. */
export function createProofReader({ db }: Pick<ServiceContext, "db">) {
  const trees = new Map<Id<"epoch">, Promise<KnownTree>>()
  const treeOf = (epochId: Id<"epoch">) => {
    const read = trees.get(epochId) ?? readTree({ db }, epochId)
    trees.set(epochId, read)
    return read
  }
  return {
    /** The leaf and proof of an address in an epoch's tree; null where it has none. */
    async proofOf(epochId: Id<"epoch">, address: `0x${string}`) {
      const [leaf] = await db
        .select({ cumulativeAmount: epochLeaf.cumulativeAmount, leafHash: epochLeaf.leafHash })
        .from(epochLeaf)
        .where(and(eq(epochLeaf.address, address), eq(epochLeaf.epochId, epochId)))
      if (leaf === undefined) return null
      const { tree, places } = await treeOf(epochId)
      const place = places.get(leaf.leafHash)
      if (place === undefined) return null
      return { cumulativeAmount: leaf.cumulativeAmount, proof: tree.proofAt(place), root: tree.root }
    },
  }
}

async function readTree({ db }: Pick<ServiceContext, "db">, epochId: Id<"epoch">): Promise<KnownTree> {
  const rows = await db
    .select({ leafHash: epochLeaf.leafHash })
    .from(epochLeaf)
    .where(eq(epochLeaf.epochId, epochId))
  // As buildMerkleTree orders leaves: by hash. Here, because the database's own order depends on its language.
  const hashes = rows.map(({ leafHash }) => leafHash).sort()
  return { tree: buildHashTree(hashes), places: new Map(hashes.map((hash, place) => [hash, place])) }
}
