import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { project, release } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { releaseMachine } from "@/server/domain/release/state"
import { type ServiceContext, writeAudit } from "../context"
import type { ReleaseRow } from "../release/collect-release"
import { lowerCase } from "./apply-pool-events"
import { type EventUndo, undoOfRelease } from "./event-undo"

type Published = ChainEventOf<"ReleasePublished">["args"]["release"]

/** A release is on sale once the chain has it under the very terms shown here. */
export async function applyReleasePublished(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"ReleasePublished">,
): Promise<EventUndo | null> {
  const row = await holdRelease(transaction, args.releaseId)
  if (row === null) return null
  if (!releaseMachine.canTransition(row.state, "publish") || !isAsShown(row, args.release)) {
    await writeAudit(context, transaction, "release.publishedOtherwise", row.id, { transactionHash })
    return null
  }
  await transaction
    .update(release)
    .set({ state: "on_sale", publishTransactionHash: transactionHash, publishedAt: context.now() })
    .where(eq(release.id, row.id))
  await writeAudit(context, transaction, "release.published", row.id, { transactionHash })
  await queueEdition(context, transaction, row)
  return undoOfRelease(row)
}

/** The transcript of a project that has closed says what this release froze of each answer's points. */
async function queueEdition(
  context: ServiceContext,
  transaction: Transaction,
  { projectId }: Pick<ReleaseRow, "projectId">,
): Promise<void> {
  const [found] = await transaction
    .select({ state: project.state })
    .from(project)
    .where(eq(project.id, projectId))
  if (found?.state !== "closed") return
  await context.jobs.add(transaction, "writeTranscript", { projectId }, { key: `transcript:${projectId}` })
}

export async function applyReleaseWithdrawn(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"ReleaseWithdrawn">,
): Promise<EventUndo | null> {
  const row = await holdRelease(transaction, args.releaseId)
  if (row === null || !releaseMachine.canTransition(row.state, "withdraw")) return null
  const state = releaseMachine.transition(row.state, "withdraw")
  await transaction.update(release).set({ state, withdrawnAt: context.now() }).where(eq(release.id, row.id))
  await writeAudit(context, transaction, "release.withdrawn", row.id)
  return undoOfRelease(row)
}

async function holdRelease(transaction: Transaction, onChainId: `0x${string}`): Promise<ReleaseRow | null> {
  const [row] = await transaction.select().from(release).where(eq(release.onChainId, onChainId)).for("update")
  return row ?? null
}

function isAsShown(row: ReleaseRow, published: Published): boolean {
  return (
    published.termsHash === row.termsHash &&
    published.price === row.priceAmount &&
    published.durationSeconds === row.grantDurationSeconds &&
    published.inspectionSeconds === row.inspectionSeconds &&
    lowerCase(published.treasury) === row.treasuryAddress &&
    published.split.contributorsBps === row.contributorsBps &&
    published.split.labelersBps === row.labelersBps &&
    published.split.moderatorsBps === row.moderatorsBps &&
    published.split.treasuryBps === row.treasuryBps
  )
}
