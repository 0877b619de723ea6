import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { notice } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { organizationStanding } from "./standing"

export const markNoticeReadInput = z.strictObject({ noticeId: idOf("notice") })

/** Notes when a notice was first read. */
export async function markNoticeRead(
  context: ServiceContext,
  { noticeId }: z.infer<typeof markNoticeReadInput>,
): Promise<void> {
  refuseStranger(context)
  const [found] = await context.db
    .select({ organizationId: notice.organizationId })
    .from(notice)
    .where(eq(notice.id, noticeId))
  if (found === undefined) throw notFound("notice")
  requireCan(
    context,
    "organization.read",
    await organizationStanding(context, found.organizationId, "notice"),
  )
  await context.db
    .update(notice)
    .set({ readAt: context.now() })
    .where(and(eq(notice.id, noticeId), isNull(notice.readAt)))
}
