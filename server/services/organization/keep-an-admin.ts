import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { organization, organizationMember } from "@/db/schema"
import type { OrganizationRole } from "@/db/schema/organization-member"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"

/**
 * Refuses a change of a member that would leave an organization without an admin, who alone could change it again.
 * Holds the organization's row, so that two admins who remove each other wait for one another.
 * @param nextRole the member's role after the change; null when the member leaves
 */
export async function keepAnAdmin(
  transaction: Transaction,
  organizationId: Id<"organization">,
  accountId: Id<"account">,
  nextRole: OrganizationRole | null,
): Promise<void> {
  await transaction.select().from(organization).where(eq(organization.id, organizationId)).for("update")
  const members = await transaction
    .select({ accountId: organizationMember.accountId, role: organizationMember.role })
    .from(organizationMember)
    .where(eq(organizationMember.organizationId, organizationId))
  const otherAdmins = members.filter((member) => member.role === "admin" && member.accountId !== accountId)
  if (nextRole === "admin" || otherAdmins.length > 0) return
  throw new DomainError("CONFLICT", "This is the last admin. Make somebody else an admin first.")
}
