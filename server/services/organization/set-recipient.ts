import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { organization } from "@/db/schema"
import { isRecipient } from "@/server/domain/envelope/age"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { organizationStanding } from "./standing"

/** A public age recipient, its checksum included. */
export const recipientInput = z
  .string()
  .trim()
  .refine(isRecipient, "This is not an age recipient. It starts with age1 and has 62 characters.")

export const setRecipientInput = z.strictObject({
  organizationId: idOf("organization"),
  recipient: recipientInput,
})

/** Sets the recipient to which later deliveries are encrypted; copies already made keep theirs. */
export async function setRecipient(
  context: ServiceContext,
  { organizationId, recipient }: z.infer<typeof setRecipientInput>,
): Promise<void> {
  requireCan(context, "organization.edit", await organizationStanding(context, organizationId))
  await context.db.transaction(async (transaction) => {
    await transaction.update(organization).set({ recipient }).where(eq(organization.id, organizationId))
    await writeAudit(context, transaction, "organization.setRecipient", organizationId, { recipient })
  })
}
