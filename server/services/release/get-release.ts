import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { account, pool, project, release } from "@/db/schema"
import { can, type Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import { licenceById } from "@/server/domain/pool/licences"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { countSold } from "./list-releases"
import { readDraw } from "./manifest-leaves"
import { releaseStanding } from "./standing"

export const getReleaseInput = z.strictObject({ releaseId: idOf("release") })

/**
 * A release before the price: terms, figures, schema, and leaves drawn at random. No content: a sample would need
 * a consent of its own. One that is not yet on sale is seen by the pool's owner alone.
 */
export async function getRelease(context: ServiceContext, { releaseId }: z.infer<typeof getReleaseInput>) {
  const [found] = await context.db
    .select({ release, pool, project, owner: account })
    .from(release)
    .innerJoin(pool, eq(pool.id, release.poolId))
    .innerJoin(project, eq(project.id, release.projectId))
    .innerJoin(account, eq(account.id, pool.ownerId))
    .where(eq(release.id, releaseId))
  if (found === undefined) throw notFound("release")
  const standing = await releaseStanding(context, found.release)
  requireCan(context, "release.read", standing)
  const [sold, draw] = await Promise.all([countSold(context, [releaseId]), readDraw(context, found.release)])
  return {
    ...presentRelease(found.release),
    pool: {
      poolId: found.pool.id,
      name: found.pool.name,
      purpose: found.pool.purpose,
      itemSchema: found.pool.itemSchema,
      owner: {
        accountId: found.owner.id,
        address: found.owner.address,
        displayName: found.owner.displayName,
      },
    },
    project: {
      projectId: found.project.id,
      name: found.project.name,
      kind: found.project.kind,
      question: found.project.question,
    },
    soldCount: sold.get(releaseId) ?? 0,
    draw,
    can: permissions(context, standing, found.release.state),
  }
}

function presentRelease(row: typeof release.$inferSelect) {
  const { contributorsBps, labelersBps, moderatorsBps, treasuryBps } = row
  return {
    releaseId: row.id,
    number: row.number,
    name: row.name,
    description: row.description,
    state: row.state,
    priceAmount: row.priceAmount,
    grantDurationSeconds: row.grantDurationSeconds,
    inspectionSeconds: row.inspectionSeconds,
    licence: licenceById(row.licenceId) ?? null,
    licenceText: row.licenceText,
    split: { contributorsBps, labelersBps, moderatorsBps, treasuryBps },
    treasuryAddress: row.treasuryAddress,
    itemCount: row.itemCount,
    labelCount: row.labelCount,
    contributorCount: row.contributorCount,
    labelerCount: row.labelerCount,
    byteSize: row.byteSize,
    figures: row.figures,
    manifestRoot: row.manifestRoot,
    termsHash: row.termsHash,
    onChainId: row.onChainId,
    croissant: row.croissant,
    publishTransactionHash: row.publishTransactionHash,
    createdAt: row.createdAt,
    cutAt: row.cutAt,
    publishedAt: row.publishedAt,
    withdrawnAt: row.withdrawnAt,
  }
}

function permissions(context: ServiceContext, standing: Standing, state: string) {
  return {
    publish: state === "ready" && can(context.actor, "release.publish", standing),
    withdraw: state !== "withdrawn" && can(context.actor, "release.withdraw", standing),
    purchase: state === "on_sale",
  }
}
