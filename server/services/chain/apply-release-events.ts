import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { release } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { releaseMachine } from "@/server/domain/release/state"
import { type ServiceContext, writeAudit } from "../context"
import type { ReleaseRow } from "../release/collect-release"
import { lowerCase } from "./apply-pool-events"

type Published = ChainEventOf<"ReleasePublished">["args"]["release"]

/** A release is on sale once the chain has it under the very terms shown here. */
export async function applyReleasePublished(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"ReleasePublished">,
): Promise<void> {
  const [row] = await transaction
    .select()
    .from(release)
    .where(eq(release.onChainId, args.releaseId))
    .for("update")
  if (row === undefined) return
  if (!releaseMachine.canTransition(row.state, "publish") || !isAsShown(row, args.release)) {
    await writeAudit(context, transaction, "release.publishedOtherwise", row.id, { transactionHash })
    return
  }
  await transaction
    .update(release)
    .set({ state: "on_sale", publishTransactionHash: transactionHash, publishedAt: context.now() })
    .where(eq(release.id, row.id))
  await writeAudit(context, transaction, "release.published", row.id, { transactionHash })
}

export async function applyReleaseWithdrawn(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"ReleaseWithdrawn">,
): Promise<void> {
  const withdrawn = await transaction
    .update(release)
    .set({ state: "withdrawn", withdrawnAt: context.now() })
    .where(
      and(
        eq(release.onChainId, args.releaseId),
        inArray(release.state, [...releaseMachine.sourcesOf("withdraw")]),
      ),
    )
    .returning({ id: release.id })
  for (const { id } of withdrawn) await writeAudit(context, transaction, "release.withdrawn", id)
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
