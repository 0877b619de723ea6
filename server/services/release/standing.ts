import "server-only"
import { can, type Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { ServiceContext } from "../context"
import { poolStanding } from "../pool/standing"
import type { ReleaseRow } from "./collect-release"

/**
 * What the actor is to a release's pool.
 * @throws DomainError NOT_FOUND for one that was never on sale, to everybody but the pool's owner
 */
export async function releaseStanding(
  context: Pick<ServiceContext, "db" | "actor">,
  { poolId, publishedAt }: Pick<ReleaseRow, "poolId" | "publishedAt">,
): Promise<Standing> {
  const standing = await poolStanding(context, poolId)
  if (publishedAt !== null || can(context.actor, "release.readPreparing", standing)) return standing
  throw notFound("release")
}
