import "server-only"
import { and, eq, isNotNull, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { labelerSkill, signal } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { signalDecisions } from "@/server/domain/project/signal-decision"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"

export const decideSignalInput = z.strictObject({
  signalId: idOf("signal"),
  decision: z.enum(signalDecisions),
  /** Why; the labeler is not shown it. */
  note: z.string().trim().max(500).optional(),
})

/**
 * A moderator's word on a signal. "keep": nothing is wrong. "pause": its labelers get no new runs in this project; runs
 * that are open go on, and nothing that was earned is touched. The other word later takes the first one back.
 * @throws DomainError CONFLICT for a moderator whom the signal itself is about
 */
export async function decideSignal(
  context: ServiceContext,
  { signalId, decision, note }: z.infer<typeof decideSignalInput>,
): Promise<void> {
  const { accountId } = requirePerson(context)
  const [found] = await context.db.select().from(signal).where(eq(signal.id, signalId))
  if (found === undefined) throw notFound("signal")
  const { standing } = await loadProject(context, found.projectId)
  requireCan(context, "review.decideSignal", standing)
  if (found.labelerIds.includes(accountId)) {
    throw new DomainError("CONFLICT", "This signal is about you. Another moderator has to look at it.")
  }
  await context.db.transaction(async (transaction) => {
    const decidedAt = context.now()
    await transaction
      .update(signal)
      .set({ decision, note: note ?? null, decidedBy: accountId, decidedAt })
      .where(eq(signal.id, signalId))
    await applyPauses(transaction, found.projectId, found.labelerIds, decidedAt)
    await writeAudit(context, transaction, `signal.${decision}`, signalId, { kind: found.kind })
  })
}

/** Pauses those whom a standing "pause" names, and lets the others go on: another signal may still hold somebody. */
async function applyPauses(
  transaction: Transaction,
  projectId: Id<"project">,
  labelerIds: readonly Id<"account">[],
  decidedAt: Date,
): Promise<void> {
  const pauses = await transaction
    .select({ labelerIds: signal.labelerIds })
    .from(signal)
    .where(and(eq(signal.projectId, projectId), eq(signal.decision, "pause")))
  const held = new Set(pauses.flatMap((row) => row.labelerIds))
  for (const labelerId of labelerIds) {
    const isHeld = held.has(labelerId)
    await transaction
      .update(labelerSkill)
      .set({ pausedAt: isHeld ? decidedAt : null })
      .where(
        and(
          eq(labelerSkill.projectId, projectId),
          eq(labelerSkill.labelerId, labelerId),
          isHeld ? isNull(labelerSkill.pausedAt) : isNotNull(labelerSkill.pausedAt),
        ),
      )
  }
}
