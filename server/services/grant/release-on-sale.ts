import "server-only"
import { eq } from "drizzle-orm"
import { pool, release } from "@/db/schema"
import { notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { releaseTermsText } from "@/server/domain/pool/on-chain"
import type { ServiceContext } from "../context"
import { termsOf } from "../release/release-terms"

/**
 * A release that can be bought now, with its terms in words and as their hash.
 * @throws DomainError NOT_FOUND, or WRONG_STATE when it is not on sale
 */
export async function loadReleaseOnSale(context: Pick<ServiceContext, "db">, releaseId: Id<"release">) {
  const [found] = await context.db
    .select({ release, pool })
    .from(release)
    .innerJoin(pool, eq(pool.id, release.poolId))
    .where(eq(release.id, releaseId))
  if (found === undefined || found.release.publishedAt === null) throw notFound("release")
  const { onChainId, termsHash, manifestRoot, state } = found.release
  if (state !== "on_sale" || onChainId === null || termsHash === null || manifestRoot === null) {
    throw wrongState("release", state, "only one on sale can be bought")
  }
  if (found.pool.state !== "open" || found.pool.onChainId === null) {
    throw wrongState("pool", found.pool.state, "only an open pool sells")
  }
  const termsText = releaseTermsText(termsOf(found.release, found.pool.onChainId, manifestRoot))
  return { row: found.release, pool: found.pool, onChainId, termsHash, termsText }
}
