import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { release } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { releaseStanding } from "./standing"

export const confirmPublishInput = z.strictObject({
  releaseId: idOf("release"),
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the owner sent. The release goes on sale when the chain tells of it. */
export async function confirmPublish(
  context: ServiceContext,
  { releaseId, transactionHash }: z.infer<typeof confirmPublishInput>,
): Promise<void> {
  const [row] = await context.db.select().from(release).where(eq(release.id, releaseId))
  if (row === undefined) throw notFound("release")
  requireCan(context, "release.publish", await releaseStanding(context, row))
  await context.db.transaction(async (transaction) => {
    const noted = await transaction
      .update(release)
      .set({ publishTransactionHash: transactionHash })
      .where(and(eq(release.id, releaseId), eq(release.state, "ready")))
      .returning({ id: release.id })
    if (noted.length === 0) return
    await writeAudit(context, transaction, "release.confirmPublish", releaseId, { transactionHash })
    await followSoon(context, transaction)
  })
}
