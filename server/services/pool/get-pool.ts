import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { account } from "@/db/schema"
import { type Action, can } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import { licenceById } from "@/server/domain/pool/licences"
import { readOverturnRate } from "../appeal/read-overturn-rate"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { presentCards } from "./list-pools"
import { type LoadedPool, loadPool } from "./load-pool"
import { readGrowth, readProjects, readReleases, readTrust } from "./read-pool-figures"

export const getPoolInput = z.strictObject({ poolId: idOf("pool") })

/** A pool's fact sheet: terms, volume, quality, sales and what came back to people. */
export async function getPool(context: ServiceContext, { poolId }: z.infer<typeof getPoolInput>) {
  requireCan(context, "pool.read")
  const loaded = await loadPool(context, poolId)
  const isOwner = can(context.actor, "pool.readDraft", loaded.standing)
  const [[card], [owner], growth, projects, releases, trust, appeals] = await Promise.all([
    presentCards(context, [loaded.pool]),
    context.db
      .select({ accountId: account.id, address: account.address, displayName: account.displayName })
      .from(account)
      .where(eq(account.id, loaded.pool.ownerId)),
    readGrowth(context, poolId),
    readProjects(context, poolId, isOwner),
    readReleases(context, poolId, isOwner),
    readTrust(context, poolId),
    readOverturnRate(context, poolId),
  ])
  if (card === undefined || owner === undefined) throw notFound("pool")
  return {
    ...card,
    ...presentTerms(loaded),
    owner,
    growth,
    projects,
    releases,
    ...trust,
    appeals,
    can: doorsOf(context, loaded),
  }
}

function presentTerms({ pool }: LoadedPool) {
  const { contributorsBps, labelersBps, moderatorsBps, treasuryBps } = pool
  const licence = licenceById(pool.licenceId)
  if (licence === undefined) throw new Error("A pool has a licence that is not in the list.")
  return {
    purpose: pool.purpose,
    itemSchema: pool.itemSchema,
    mediaTypes: pool.mediaTypes,
    licence: { ...licence, text: pool.licenceText },
    split: { contributorsBps, labelersBps, moderatorsBps, treasuryBps },
    treasuryAddress: pool.treasuryAddress,
    grantDurationSeconds: pool.grantDurationSeconds,
    inspectionSeconds: pool.inspectionSeconds,
    onChainId: pool.onChainId,
    termsHash: pool.termsHash,
    recipient: pool.recipient,
    openTransactionHash: pool.openTransactionHash,
    closedAt: pool.closedAt,
  }
}

/** What the actor may do here now: the policy and the pool's state together. */
function doorsOf({ actor }: ServiceContext, { pool, standing }: LoadedPool) {
  const may = (action: Action) => can(actor, action, standing)
  const isOpen = pool.state === "open"
  return {
    edit: pool.state === "draft" && may("pool.edit"),
    open: (pool.state === "draft" || pool.state === "opening") && may("pool.open"),
    close: isOpen && may("pool.close"),
    contribute: isOpen && may("contribution.create"),
    appointModerator: may("pool.appointModerator"),
    createProject: isOpen && may("project.create"),
    cutRelease: isOpen && may("release.cut"),
    closeEpoch: may("epoch.close"),
    moderate: may("review.read"),
  }
}
