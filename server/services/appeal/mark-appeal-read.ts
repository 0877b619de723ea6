import "server-only"
import { and, eq, isNotNull, isNull } from "drizzle-orm"
import type { z } from "zod"
import { appeal } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"
import { loadOwnAppeal, ownAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/** Notes that the appellant has been shown the outcome; nothing before there is one. */
export async function markAppealRead(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  await loadOwnAppeal(context, appealId)
  requireCan(context, "appeal.read", ownAppeal)
  await context.db
    .update(appeal)
    .set({ readAt: context.now() })
    .where(and(eq(appeal.id, appealId), isNotNull(appeal.decidedAt), isNull(appeal.readAt)))
}
