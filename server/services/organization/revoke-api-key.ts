import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { apiKey } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { organizationStanding } from "./standing"

export const revokeApiKeyInput = z.strictObject({
  organizationId: idOf("organization"),
  apiKeyId: idOf("apiKey"),
})

/** Ends a key at once and for good. Doing it again changes nothing. */
export async function revokeApiKey(
  context: ServiceContext,
  { organizationId, apiKeyId }: z.infer<typeof revokeApiKeyInput>,
): Promise<void> {
  requireCan(context, "organization.edit", await organizationStanding(context, organizationId))
  const ofOrganization = and(eq(apiKey.id, apiKeyId), eq(apiKey.organizationId, organizationId))
  await context.db.transaction(async (transaction) => {
    const [found] = await transaction.select({ id: apiKey.id }).from(apiKey).where(ofOrganization)
    if (found === undefined) throw notFound("API key")
    const revoked = await transaction
      .update(apiKey)
      .set({ revokedAt: context.now() })
      .where(and(ofOrganization, isNull(apiKey.revokedAt)))
      .returning({ id: apiKey.id })
    if (revoked.length === 0) return
    await writeAudit(context, transaction, "organization.revokeApiKey", organizationId, { apiKeyId })
  })
}
