import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { appeal, appealPause, signal } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { signalDecisions } from "@/server/domain/project/signal-decision"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { applyPauses } from "./apply-pauses"

export const decideSignalInput = z.strictObject({
  signalId: idOf("signal"),
  decision: z.enum(signalDecisions),
  /** Why. Neither the labeler nor another moderator, who may have to review it, is shown it. */
  note: z.string().trim().max(500).optional(),
})

/**
 * A moderator's word on a signal. "keep": nothing is wrong. "pause": its labelers get no new runs in this project; runs
 * that are open go on, and nothing that was earned is touched. The other word later takes the first one back.
 * @throws DomainError CONFLICT for a moderator whom the signal itself is about, or whose pause of it an appeal lifted
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
  if (decision === "pause") await refuseOverturned(context, signalId, accountId)
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

/** Whose pause of this signal an appeal has lifted leaves the next word on it to somebody else. */
async function refuseOverturned(context: ServiceContext, signalId: Id<"signal">, moderatorId: Id<"account">) {
  const [lifted] = await context.db
    .select({ id: appeal.id })
    .from(appealPause)
    .innerJoin(appeal, eq(appeal.id, appealPause.appealId))
    .where(
      and(
        eq(appealPause.signalId, signalId),
        eq(appealPause.moderatorId, moderatorId),
        eq(appeal.state, "overturned"),
      ),
    )
    .limit(1)
  if (lifted === undefined) return
  throw new DomainError(
    "CONFLICT",
    "An appeal has lifted your pause. Another moderator decides this one now.",
  )
}
