import "server-only"
import { eq, max } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { pool, release } from "@/db/schema"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { countEligibleItems } from "./eligible-items"

/** The registry keeps a price in 96 bits, above zero. */
export const priceInput = z
  .bigint()
  .positive()
  .max(2n ** 96n - 1n)

export const cutReleaseInput = z.strictObject({
  projectId: idOf("project"),
  name: z.string().trim().min(3).max(120),
  description: z.string().trim().min(10).max(4000),
  /** Base units; the pool's price where it is left out. */
  priceAmount: priceInput.optional(),
})

type CutReleaseInput = z.infer<typeof cutReleaseInput>

/** Starts a release of a project: its terms are frozen now, its contents by the job that this queues. */
export async function cutRelease(
  context: ServiceContext,
  input: CutReleaseInput,
): Promise<{ readonly releaseId: Id<"release"> }> {
  const found = await loadProject(context, input.projectId)
  requireCan(context, "release.cut", found.standing)
  const { poolId } = found.project
  if (found.project.state === "draft")
    throw wrongState("project", "draft", "open it and let people label first")
  if (found.pool.state !== "open")
    throw wrongState("pool", found.pool.state, "only an open pool has releases")
  if ((await countEligibleItems(context, poolId)) === 0) {
    throw new DomainError(
      "NOTHING_TO_DO",
      "No item of this pool has a live consent to train. There is nothing to release.",
    )
  }
  const releaseId = newId(context, "release")
  await context.db.transaction(async (transaction) => {
    await insertRelease(context, transaction, releaseId, poolId, input)
    await writeAudit(context, transaction, "release.cut", releaseId, { projectId: input.projectId })
    await context.jobs.add(transaction, "cutRelease", { releaseId }, { key: `cutRelease:${releaseId}` })
  })
  return { releaseId }
}

async function insertRelease(
  context: ServiceContext,
  transaction: Transaction,
  releaseId: Id<"release">,
  poolId: Id<"pool">,
  input: CutReleaseInput,
): Promise<void> {
  // The pool's row is held, so that two cuts at a time get two numbers and the terms are those of one moment.
  const [terms] = await transaction.select().from(pool).where(eq(pool.id, poolId)).for("update")
  if (terms === undefined) throw notFound("pool")
  const [last] = await transaction
    .select({ number: max(release.number) })
    .from(release)
    .where(eq(release.poolId, poolId))
  await transaction.insert(release).values({
    id: releaseId,
    poolId,
    projectId: input.projectId,
    number: (last?.number ?? 0) + 1,
    name: input.name,
    description: input.description,
    state: "preparing",
    licenceId: terms.licenceId,
    licenceText: terms.licenceText,
    priceAmount: input.priceAmount ?? terms.priceAmount,
    grantDurationSeconds: terms.grantDurationSeconds,
    inspectionSeconds: terms.inspectionSeconds,
    contributorsBps: terms.contributorsBps,
    labelersBps: terms.labelersBps,
    moderatorsBps: terms.moderatorsBps,
    treasuryBps: terms.treasuryBps,
    treasuryAddress: terms.treasuryAddress,
    createdAt: context.now(),
  })
}
