import "server-only"
import { and, count, desc, eq, ilike, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { grant, pool, project, release } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import type { GrantState } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { poolStanding } from "../pool/standing"

const pageSize = 24

export const listReleasesInput = z.strictObject({
  poolId: idOf("pool").optional(),
  search: z.string().trim().max(100).optional(),
  cursor: cursorInput,
})

type ListReleasesInput = z.infer<typeof listReleasesInput>

/** Releases on sale, newest first. The owner of the pool asked for sees every release of it. */
export async function listReleases(context: ServiceContext, input: ListReleasesInput) {
  requireCan(context, "release.read")
  const isOwner = await mayReadAll(context, input.poolId)
  const rows = await readCards(context, input, isOwner)
  const page = cutPage(rows, pageSize, (row) => row.releaseId)
  const releaseIds = page.items.map((item) => item.releaseId)
  const sold = await countSold(context, releaseIds)
  const challenged = isOwner ? await countSold(context, releaseIds, "challenged") : null
  return {
    ...page,
    items: page.items.map((item) => ({
      ...item,
      soldCount: sold.get(item.releaseId) ?? 0,
      /** Sales whose money waits for the arbiter's answer; null for all but the pool's owner. */
      challengedCount: challenged === null ? null : (challenged.get(item.releaseId) ?? 0),
    })),
  }
}

async function mayReadAll(context: ServiceContext, poolId: Id<"pool"> | undefined): Promise<boolean> {
  if (poolId === undefined) return false
  return can(context.actor, "release.readPreparing", await poolStanding(context, poolId))
}

function readCards(context: ServiceContext, { poolId, search, cursor }: ListReleasesInput, isOwner: boolean) {
  return context.db
    .select({
      releaseId: release.id,
      number: release.number,
      name: release.name,
      description: release.description,
      state: release.state,
      poolId: pool.id,
      poolName: pool.name,
      projectId: project.id,
      kind: project.kind,
      question: project.question,
      licenceId: release.licenceId,
      priceAmount: release.priceAmount,
      itemCount: release.itemCount,
      labelCount: release.labelCount,
      contributorCount: release.contributorCount,
      labelerCount: release.labelerCount,
      byteSize: release.byteSize,
      meanConfidence: sql<number | null>`(${release.figures}->>'meanConfidence')::float8`,
      goldAccuracy: sql<number | null>`(${release.figures}->>'goldAccuracy')::float8`,
      createdAt: release.createdAt,
      publishedAt: release.publishedAt,
    })
    .from(release)
    .innerJoin(pool, eq(pool.id, release.poolId))
    .innerJoin(project, eq(project.id, release.projectId))
    .where(
      and(
        isOwner ? undefined : eq(release.state, "on_sale"),
        poolId === undefined ? undefined : eq(release.poolId, poolId),
        matches(search),
        cursor ? lt(release.id, cursor as Id<"release">) : undefined,
      ),
    )
    .orderBy(desc(release.id))
    .limit(pageSize + 1)
}

function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(ilike(release.name, pattern), ilike(release.description, pattern), ilike(pool.name, pattern))
}

/** Grants sold of each of these releases; with a state, those alone that are in it. */
export async function countSold(
  context: Pick<ServiceContext, "db">,
  releaseIds: readonly Id<"release">[],
  state?: GrantState,
): Promise<ReadonlyMap<Id<"release">, number>> {
  if (releaseIds.length === 0) return new Map()
  const rows = await context.db
    .select({ releaseId: grant.releaseId, sold: count() })
    .from(grant)
    .where(
      and(
        inArray(grant.releaseId, [...releaseIds]),
        state === undefined ? ne(grant.state, "undone") : eq(grant.state, state),
      ),
    )
    .groupBy(grant.releaseId)
  return new Map(rows.map((row) => [row.releaseId, row.sold]))
}
