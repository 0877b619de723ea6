import "server-only"
import { and, asc, eq, isNotNull, ne } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { grant, notice, releaseItem } from "@/db/schema"
import { type WithdrawalNotice, withdrawalNoticeText } from "@/server/domain/consent/withdrawal-notice"
import type { Id } from "@/server/domain/id"
import { newId, type ServiceContext } from "../context"

/** Writes a signed notice to every organization that has bought a release with items of this contribution. */
export async function noticeBuyers(
  context: ServiceContext,
  transaction: Transaction,
  contributionId: Id<"contribution">,
  withdrawnAt: Date,
): Promise<void> {
  const rows = await transaction
    .selectDistinct({
      organizationId: grant.organizationId,
      releaseId: grant.releaseId,
      itemId: releaseItem.itemId,
    })
    .from(releaseItem)
    .innerJoin(grant, eq(grant.releaseId, releaseItem.releaseId))
    .where(
      and(
        eq(releaseItem.contributionId, contributionId),
        isNotNull(grant.organizationId),
        ne(grant.state, "undone"),
      ),
    )
    .orderBy(asc(grant.organizationId), asc(grant.releaseId), asc(releaseItem.itemId))
  const heldBy = new Map<string, typeof rows>()
  for (const row of rows) {
    const key = `${row.organizationId} ${row.releaseId}`
    heldBy.set(key, [...(heldBy.get(key) ?? []), row])
  }
  for (const held of heldBy.values()) {
    const [first] = held
    if (first === undefined || first.organizationId === null) continue
    const message: WithdrawalNotice = {
      organizationId: first.organizationId,
      releaseId: first.releaseId,
      contributionId,
      itemIds: held.map((row) => row.itemId),
      withdrawnAt: withdrawnAt.toISOString(),
      signerAddress: context.signer.address,
    }
    await transaction
      .insert(notice)
      .values({
        id: newId(context, "notice"),
        organizationId: first.organizationId,
        releaseId: first.releaseId,
        contributionId,
        message,
        signature: await context.signer.signText(withdrawalNoticeText(message)),
        createdAt: context.now(),
      })
      .onConflictDoNothing()
  }
}
