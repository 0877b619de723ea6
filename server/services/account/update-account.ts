import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { account } from "@/db/schema"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"

export const updateAccountInput = z.strictObject({
  /** Shown on leaderboards and desks; empty takes it away. */
  displayName: z.string().trim().max(40, "A name has at most 40 letters.").optional(),
  isHiddenFromLeaderboards: z.boolean().optional(),
  isGameHidden: z.boolean().optional(),
})

/** Changes how a person is shown; what is not named stays. */
export async function updateAccount(
  context: ServiceContext,
  input: z.infer<typeof updateAccountInput>,
): Promise<void> {
  requireCan(context, "account.edit", { relations: ["self"] })
  const { accountId } = requirePerson(context)
  const { displayName, isHiddenFromLeaderboards, isGameHidden } = input
  const changes = {
    ...(displayName === undefined ? {} : { displayName: displayName === "" ? null : displayName }),
    ...(isHiddenFromLeaderboards === undefined ? {} : { isHiddenFromLeaderboards }),
    ...(isGameHidden === undefined ? {} : { isGameHidden }),
  }
  if (Object.keys(changes).length === 0) return
  await context.db.transaction(async (transaction) => {
    await transaction.update(account).set(changes).where(eq(account.id, accountId))
    await writeAudit(context, transaction, "account.update", accountId)
  })
}
