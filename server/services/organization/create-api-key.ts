import "server-only"
import { randomBytes } from "node:crypto"
import { z } from "zod"
import { apiKey } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { apiKeyHash, apiKeyPrefix } from "./authenticate-api-key"
import { organizationStanding } from "./standing"

export const createApiKeyInput = z.strictObject({
  organizationId: idOf("organization"),
  name: z.string().trim().min(1).max(60),
})

/** Makes a key to the buyer API. Its secret is answered this once and kept nowhere. */
export async function createApiKey(
  context: ServiceContext,
  { organizationId, name }: z.infer<typeof createApiKeyInput>,
): Promise<{ readonly apiKeyId: Id<"apiKey">; readonly secret: string }> {
  requireCan(context, "organization.edit", await organizationStanding(context, organizationId))
  const person = requirePerson(context)
  const apiKeyId = newId(context, "apiKey")
  const secret = `${apiKeyPrefix}${randomBytes(32).toString("base64url")}`
  await context.db.transaction(async (transaction) => {
    await transaction.insert(apiKey).values({
      id: apiKeyId,
      organizationId,
      name,
      hint: secret.slice(0, 8),
      keyHash: apiKeyHash(secret),
      createdById: person.accountId,
      createdAt: context.now(),
    })
    await writeAudit(context, transaction, "organization.createApiKey", organizationId, { apiKeyId })
  })
  return { apiKeyId, secret }
}
