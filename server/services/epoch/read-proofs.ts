import "server-only"
import { asc, eq } from "drizzle-orm"
import { epochLeaf, pool } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { buildMerkleTree, type MerkleTree } from "@/server/domain/payout/merkle"
import type { ServiceContext } from "../context"
import { merkleDomain } from "./write-epoch-tree"

/** Reads the trees of epochs, each once: for pages and claims that need several proofs of one tree. */
export function createProofReader(context: Pick<ServiceContext, "db" | "chain">) {
  const trees = new Map<string, Promise<MerkleTree | null>>()
  const treeOf = (epochId: Id<"epoch">, poolId: Id<"pool">) => {
    const known = trees.get(epochId)
    if (known !== undefined) return known
    const read = readTree(context, epochId, poolId)
    trees.set(epochId, read)
    return read
  }
  return {
    /** The leaf and proof of an address in an epoch's tree; null where it has none. */
    async proofOf(epochId: Id<"epoch">, poolId: Id<"pool">, address: `0x${string}`) {
      const tree = await treeOf(epochId, poolId)
      const proof = tree?.proofOf(address) ?? null
      const leaf = tree?.leaves.find(({ account }) => account.toLowerCase() === address)
      if (tree === null || proof === null || leaf === undefined) return null
      return { cumulativeAmount: leaf.cumulativeAmount, proof, root: tree.root }
    },
  }
}

async function readTree(
  context: Pick<ServiceContext, "db" | "chain">,
  epochId: Id<"epoch">,
  poolId: Id<"pool">,
): Promise<MerkleTree | null> {
  const [row] = await context.db.select().from(pool).where(eq(pool.id, poolId))
  if (row === undefined) return null
  const leaves = await context.db
    .select({ account: epochLeaf.address, cumulativeAmount: epochLeaf.cumulativeAmount })
    .from(epochLeaf)
    .where(eq(epochLeaf.epochId, epochId))
    .orderBy(asc(epochLeaf.position))
  return leaves.length === 0 ? null : buildMerkleTree(merkleDomain(context, row), leaves)
}
