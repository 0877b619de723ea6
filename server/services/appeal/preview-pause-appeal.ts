import "server-only"
import { z } from "zod"
import { pauseRefusal, pauseRefusalTexts } from "@/server/domain/appeal/pause"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { readPause } from "./read-pause"
import { readTerms } from "./read-terms"
import { ownAppeal } from "./standing"

export const previewPauseAppealInput = z.strictObject({ projectId: idOf("project") })

/** What an appeal of one's own pause would take and by whom it would be reviewed; or why there is none. */
export async function previewPauseAppeal(
  context: ServiceContext,
  { projectId }: z.infer<typeof previewPauseAppealInput>,
) {
  const { accountId: appellantId } = requirePerson(context)
  const { project } = await loadProject(context, projectId)
  requireCan(context, "appeal.open", ownAppeal)
  const { contested, openAppealId } = await readPause(context.db, project, appellantId)
  const refusal = pauseRefusal(contested, context.now())
  return {
    refusal: refusal === null ? null : { code: refusal, text: pauseRefusalTexts[refusal] },
    /** The appeal of this pause, where one is open. */
    appealId: openAppealId,
    ...(await readTerms(context, {
      subject: "pause",
      poolId: project.poolId,
      projectId,
      taskId: null,
      appellantId,
      firstVerdictId: null,
      tiedAccountIds: [],
    })),
  }
}
