import "server-only"
import { z } from "zod"
import { organization, organizationMember } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"

export const organizationName = z.string().trim().min(2, "A name has at least 2 letters.").max(80)

export const createOrganizationInput = z.strictObject({ name: organizationName })

/** Makes a buyer's organization; who makes it is its first admin. */
export async function createOrganization(
  context: ServiceContext,
  input: z.infer<typeof createOrganizationInput>,
): Promise<{ readonly organizationId: Id<"organization"> }> {
  requireCan(context, "organization.create")
  const person = requirePerson(context)
  const organizationId = newId(context, "organization")
  const now = context.now()
  await context.db.transaction(async (transaction) => {
    await transaction
      .insert(organization)
      .values({ id: organizationId, name: input.name, createdById: person.accountId, createdAt: now })
    await transaction
      .insert(organizationMember)
      .values({ organizationId, accountId: person.accountId, role: "admin", joinedAt: now })
    await writeAudit(context, transaction, "organization.create", organizationId)
  })
  return { organizationId }
}
