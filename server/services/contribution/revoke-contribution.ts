import "server-only"
import { and, eq, inArray, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { consent, contribution, item } from "@/db/schema"
import { contributionMachine, itemMachine } from "@/server/domain/contribution/state"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { endRejectionAppeal } from "../appeal/decide-rejection-appeal"
import { takeBackReward } from "../bounty/take-back-reward"
import { type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { idOf } from "../paging"
import { retryDeadlocks } from "../retry-deadlocks"
import { stagedBlobKey, stagedInfoKey } from "./blob-keys"
import { noticeBuyers } from "./notice-buyers"
import { requireContribution } from "./standing"
import { withdrawTasks } from "./withdraw-tasks"

export const revokeContributionInput = z.strictObject({ contributionId: idOf("contribution") })

/**
 * Closes the gate. The vault deletes the keys first; only then is anything said to be closed. Whatever state the
 * contribution is in, this wins. Repeatable: where it stopped half-way, it goes on.
 * @throws DomainError VAULT_UNAVAILABLE; the wish is kept and carried out as soon as the vault answers
 */
export async function revokeContribution(
  context: ServiceContext,
  { contributionId }: z.infer<typeof revokeContributionInput>,
): Promise<{ readonly closedAt: Date; readonly lastReadAt: Date | null }> {
  const startedAt = performance.now()
  await requireContribution(context, contributionId, "contribution.revoke")
  const { shreddedAt, lastReadAt } = await shred(context, contributionId)
  const closedAt = new Date(shreddedAt)
  const closingSeconds = (performance.now() - startedAt) / 1000
  await retryDeadlocks(() =>
    context.db.transaction(async (transaction) => {
      if (!(await closeGate(context, transaction, contributionId, { closedAt, closingSeconds }))) return
      await withdrawTasks(context, transaction, contributionId)
      await endRejectionAppeal(context, transaction, contributionId)
      await noticeBuyers(context, transaction, contributionId, closedAt)
      const { movements, reversed } = await takeBackReward(context, transaction, contributionId)
      await postTransfers(context, transaction, movements, reversed)
    }),
  )
  await context.blobs.delete(stagedBlobKey(contributionId))
  await context.blobs.delete(stagedInfoKey(contributionId))
  return { closedAt, lastReadAt: lastReadAt === null ? null : new Date(lastReadAt) }
}

async function shred(context: ServiceContext, contributionId: Id<"contribution">) {
  try {
    return await context.vault.call("shred", { contributionId })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "VAULT_UNAVAILABLE") throw error
    // A job that fails is repeated by the queue itself.
    if (context.actor.kind === "job") throw error
    const key = `revoke:${contributionId}`
    await context.jobs.add(context.db, "revokeContribution", { contributionId }, { key })
    throw new DomainError(
      "VAULT_UNAVAILABLE",
      "The vault does not answer, so the gate is still open. It is asked again until it closes; you may leave.",
    )
  }
}

/** Consents end and items are withdrawn. False where an earlier attempt has done all of it. */
async function closeGate(
  context: ServiceContext,
  transaction: Transaction,
  contributionId: Id<"contribution">,
  { closedAt, closingSeconds }: { readonly closedAt: Date; readonly closingSeconds: number },
): Promise<boolean> {
  const closed = await transaction
    .update(contribution)
    .set({ state: "revoked", revokedAt: closedAt, closingSeconds, blobKey: null })
    .where(
      and(
        eq(contribution.id, contributionId),
        inArray(contribution.state, [...contributionMachine.sourcesOf("revoke")]),
      ),
    )
    .returning({ id: contribution.id })
  if (closed.length === 0) return false
  await transaction
    .update(consent)
    .set({ revokedAt: closedAt })
    .where(and(eq(consent.contributionId, contributionId), isNull(consent.revokedAt)))
  await transaction
    .update(item)
    .set({ state: "withdrawn", withdrawnAt: closedAt })
    .where(
      and(
        eq(item.contributionId, contributionId),
        inArray(item.state, [...itemMachine.sourcesOf("withdraw")]),
      ),
    )
  await writeAudit(context, transaction, "contribution.revoke", contributionId, { closingSeconds })
  return true
}
