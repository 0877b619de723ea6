import "server-only"
import { z } from "zod"
import { appealPause } from "@/db/schema"
import { pauseAppealReasons, pauseRefusal, pauseRefusalTexts } from "@/server/domain/appeal/pause"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { appealWords } from "./open-appeal"
import { readPause } from "./read-pause"
import { ownAppeal } from "./standing"
import { startAppeal } from "./start-appeal"

export const openPauseAppealInput = z.strictObject({
  projectId: idOf("project"),
  reason: z.enum(pauseAppealReasons),
  words: appealWords,
})

/**
 * Challenges one's own pause in a project, on the terms of every appeal: stake, clock, reviewers who decided nothing
 * about it. What holds the labeler now is what is reviewed, and who decided it is who answers for it.
 * @throws DomainError WRONG_STATE for a pause that cannot be appealed, TOO_MANY beyond the open ones allowed
 */
export async function openPauseAppeal(
  context: ServiceContext,
  { projectId, reason, words }: z.infer<typeof openPauseAppealInput>,
): Promise<{ readonly appealId: Id<"appeal"> }> {
  const { accountId: appellantId } = requirePerson(context)
  const { project } = await loadProject(context, projectId)
  requireCan(context, "appeal.open", ownAppeal)
  return context.db.transaction(async (transaction) => {
    const { contested, signals } = await readPause(transaction, project, appellantId)
    const refusal = pauseRefusal(contested, context.now())
    if (refusal !== null) throw new DomainError("WRONG_STATE", pauseRefusalTexts[refusal])
    const { id: appealId } = await startAppeal(context, transaction, {
      subject: "pause",
      poolId: project.poolId,
      projectId,
      appellantId,
      reason,
      words,
    })
    const held = signals.map(({ signalId, decidedBy }) => ({ appealId, signalId, moderatorId: decidedBy }))
    if (held.length > 0) await transaction.insert(appealPause).values(held)
    return { appealId }
  })
}
