import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { pool, release } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { manifestLine } from "@/server/domain/release/manifest"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, idOf, type Page } from "../paging"
import { headLeaf, type ManifestLeaf, readLeaves } from "./manifest-leaves"
import { releaseStanding } from "./standing"

const pageSize = 200
const streamSize = 2000

export const listManifestInput = z.strictObject({ releaseId: idOf("release"), cursor: cursorInput })

/** The leaves of a release in the order of its tree, a page at a time. The cursor is a leaf's place. */
export async function listManifest(
  context: ServiceContext,
  { releaseId, cursor }: z.infer<typeof listManifestInput>,
): Promise<Page<ManifestLeaf> & { readonly leafCount: number; readonly manifestRoot: `0x${string}` }> {
  const source = await loadManifestSource(context, releaseId)
  const from = Math.max(0, Number.parseInt(cursor ?? "0", 10) || 0)
  const items = await readLeaves(context, source, source.head, from, pageSize)
  const next = from + pageSize
  return {
    items,
    nextCursor: next < source.leafCount ? String(next) : null,
    leafCount: source.leafCount,
    manifestRoot: source.manifestRoot,
  }
}

/** The manifest as a file: exactly the bytes whose SHA-256 stands in the Croissant description. */
export async function* streamManifest(
  context: ServiceContext,
  { releaseId }: { readonly releaseId: Id<"release"> },
): AsyncGenerator<string> {
  const source = await loadManifestSource(context, releaseId)
  for (let from = 0; from < source.leafCount; from += streamSize) {
    const leaves = await readLeaves(context, source, source.head, from, streamSize)
    yield leaves.map((leaf) => `${manifestLine(leaf)}\n`).join("")
  }
}

/** What the leaves of a release are read from; NOT_FOUND for one that is not open to the actor. */
export async function loadManifestSource(context: ServiceContext, releaseId: Id<"release">) {
  const [found] = await context.db
    .select({ release, poolOnChainId: pool.onChainId })
    .from(release)
    .innerJoin(pool, eq(pool.id, release.poolId))
    .where(eq(release.id, releaseId))
  if (found === undefined) throw notFound("release")
  requireCan(context, "release.read", await releaseStanding(context, found.release))
  const { manifestRoot, itemCount, labelCount } = found.release
  if (manifestRoot === null || found.poolOnChainId === null) throw notFound("manifest")
  return {
    id: releaseId,
    itemCount,
    leafCount: 1 + itemCount + labelCount,
    manifestRoot,
    head: headLeaf(releaseId, found.poolOnChainId),
  }
}
