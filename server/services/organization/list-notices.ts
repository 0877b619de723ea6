import "server-only"
import { and, desc, eq, lt } from "drizzle-orm"
import { z } from "zod"
import { notice, release } from "@/db/schema"
import { withdrawalNoticeText } from "@/server/domain/consent/withdrawal-notice"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { organizationStanding } from "./standing"

const pageSize = 30

export const listNoticesInput = z.strictObject({
  organizationId: idOf("organization"),
  cursor: cursorInput,
})

/** Withdrawal notices to an organization, newest first, each with the text that was signed. */
export async function listNotices(
  context: ServiceContext,
  { organizationId, cursor }: z.infer<typeof listNoticesInput>,
) {
  requireCan(context, "organization.read", await organizationStanding(context, organizationId))
  const rows = await context.db
    .select({ notice, releaseName: release.name })
    .from(notice)
    .innerJoin(release, eq(release.id, notice.releaseId))
    .where(
      and(
        eq(notice.organizationId, organizationId),
        cursor ? lt(notice.id, cursor as Id<"notice">) : undefined,
      ),
    )
    .orderBy(desc(notice.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.notice.id)
  return {
    ...page,
    items: page.items.map(({ notice: one, releaseName }) => ({
      noticeId: one.id,
      releaseId: one.releaseId,
      releaseName,
      contributionId: one.contributionId,
      itemIds: one.message.itemIds,
      text: withdrawalNoticeText(one.message),
      signerAddress: one.message.signerAddress,
      signature: one.signature,
      createdAt: one.createdAt,
      readAt: one.readAt,
    })),
  }
}
