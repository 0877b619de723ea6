import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { organizationMember } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { keepAnAdmin } from "./keep-an-admin"
import { organizationStanding } from "./standing"

export const removeMemberInput = z.strictObject({
  organizationId: idOf("organization"),
  accountId: idOf("account"),
})

/** Takes a member out. The last admin stays. */
export async function removeMember(
  context: ServiceContext,
  { organizationId, accountId }: z.infer<typeof removeMemberInput>,
): Promise<void> {
  requireCan(context, "organization.edit", await organizationStanding(context, organizationId))
  await context.db.transaction(async (transaction) => {
    await keepAnAdmin(transaction, organizationId, accountId, null)
    const removed = await transaction
      .delete(organizationMember)
      .where(
        and(
          eq(organizationMember.organizationId, organizationId),
          eq(organizationMember.accountId, accountId),
        ),
      )
      .returning({ accountId: organizationMember.accountId })
    if (removed.length === 0) throw notFound("member")
    await writeAudit(context, transaction, "organization.removeMember", organizationId, { accountId })
  })
}
