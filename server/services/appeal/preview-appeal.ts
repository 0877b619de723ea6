import "server-only"
import { z } from "zod"
import { appealRefusal, appealRefusalTexts, appealWindowSeconds } from "@/server/domain/appeal/terms"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { readContested, readFirstVerdict } from "./read-contested"
import { readTerms } from "./read-terms"
import { ownAppeal } from "./standing"

export const previewAppealInput = z.strictObject({ assignmentId: idOf("assignment") })

/** What an appeal of one's own answer would take, until when, by whom it would be reviewed; or why there is none. */
export async function previewAppeal(
  context: ServiceContext,
  { assignmentId }: z.infer<typeof previewAppealInput>,
) {
  const { accountId } = requirePerson(context)
  requireCan(context, "appeal.open", ownAppeal)
  const { contested, appealId, project, task, run } = await readContested(context.db, assignmentId, accountId)
  const refusal = appealRefusal(contested, context.now())
  const first = await readFirstVerdict(context.db, task.id)
  const terms = await readTerms(context, {
    subject: "answer",
    poolId: project.poolId,
    projectId: project.id,
    taskId: task.id,
    appellantId: accountId,
    firstVerdictId: first?.id ?? null,
    tiedAccountIds: [],
  })
  return {
    refusal: refusal === null ? null : { code: refusal, text: appealRefusalTexts[refusal] },
    /** The appeal of this answer, where there is one. */
    appealId,
    ...terms,
    appealableUntil:
      run.settledAt === null ? null : new Date(run.settledAt.getTime() + appealWindowSeconds * 1000),
  }
}
