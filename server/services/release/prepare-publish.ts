import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { pool, release } from "@/db/schema"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import type { ReleaseRow } from "./collect-release"
import { releaseStanding } from "./standing"

export const preparePublishInput = z.strictObject({ releaseId: idOf("release") })

/** What the owner's wallet sends to put a release on sale: arguments of PoolRegistry.publishRelease. */
export async function preparePublish(
  context: ServiceContext,
  { releaseId }: z.infer<typeof preparePublishInput>,
) {
  const [found] = await context.db
    .select({ release, pool })
    .from(release)
    .innerJoin(pool, eq(pool.id, release.poolId))
    .where(eq(release.id, releaseId))
  if (found === undefined) throw notFound("release")
  requireCan(context, "release.publish", await releaseStanding(context, found.release))
  const { manifestRoot, termsHash, onChainId } = found.release
  if (found.release.state !== "ready" || manifestRoot === null || termsHash === null || onChainId === null) {
    throw wrongState(
      "release",
      found.release.state,
      "only one that is cut and not yet on sale can be published",
    )
  }
  if (found.pool.state !== "open" || found.pool.onChainId === null) {
    throw wrongState("pool", found.pool.state, "only an open pool sells releases")
  }
  requireSameSplit(found.release, found.pool)
  return {
    onChainId,
    termsHash,
    call: {
      address: context.chain.addresses.registry,
      functionName: "publishRelease" as const,
      args: [
        found.pool.onChainId,
        manifestRoot,
        termsHash,
        found.release.priceAmount,
        found.release.grantDurationSeconds,
        found.release.inspectionSeconds,
      ] as const,
    },
  }
}

// The registry copies the pool's split and treasury of that moment into the release: what buyers read here must be it.
function requireSameSplit(cut: ReleaseRow, now: typeof pool.$inferSelect): void {
  const keys = ["contributorsBps", "labelersBps", "moderatorsBps", "treasuryBps", "treasuryAddress"] as const
  if (keys.every((key) => cut[key] === now[key])) return
  throw new DomainError("CONFLICT", "The pool's split has changed since this release was cut. Cut a new one.")
}
