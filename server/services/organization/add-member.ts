import "server-only"
import { z } from "zod"
import { organizationMember } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { openAccount } from "../account/open-account"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { keepAnAdmin } from "./keep-an-admin"
import { organizationStanding } from "./standing"

export const addMemberInput = z.strictObject({
  organizationId: idOf("organization"),
  address: z.custom<`0x${string}`>(
    (value) => typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value),
    "Not a wallet's address.",
  ),
  role: z.enum(["admin", "member"]),
})

/** Takes a wallet's owner in, or gives a member another role. They need not have signed in before. */
export async function addMember(
  context: ServiceContext,
  { organizationId, address, role }: z.infer<typeof addMemberInput>,
): Promise<{ readonly accountId: Id<"account"> }> {
  requireCan(context, "organization.edit", await organizationStanding(context, organizationId))
  return context.db.transaction(async (transaction) => {
    const { accountId } = await openAccount(context, transaction, address)
    await keepAnAdmin(transaction, organizationId, accountId, role)
    await transaction
      .insert(organizationMember)
      .values({ organizationId, accountId, role, joinedAt: context.now() })
      .onConflictDoUpdate({
        target: [organizationMember.organizationId, organizationMember.accountId],
        set: { role },
      })
    await writeAudit(context, transaction, "organization.addMember", organizationId, { accountId, role })
    return { accountId }
  })
}
