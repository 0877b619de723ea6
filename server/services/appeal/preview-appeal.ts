import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import { appeal } from "@/db/schema"
import { independentOf, panelSize } from "@/server/domain/appeal/reviewers"
import { openAppealStates } from "@/server/domain/appeal/state"
import {
  appealRefusal,
  appealRefusalTexts,
  appealTargetSeconds,
  appealTerms,
  appealWindowSeconds,
} from "@/server/domain/appeal/terms"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { readPoints } from "../ledger/read-points"
import { idOf } from "../paging"
import { readCandidates } from "./read-candidates"
import { readContested, readFirstVerdict } from "./read-contested"
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
  const [{ heldPoints }, candidates, open] = await Promise.all([
    readPoints(context.db, accountId),
    readCandidates(context.db, {
      id: null,
      poolId: project.poolId,
      taskId: task.id,
      appellantId: accountId,
      firstVerdictId: first?.id ?? null,
    }),
    countOpen(context, accountId),
  ])
  const terms = appealTerms(heldPoints)
  const independentCount = independentOf(candidates).length
  return {
    refusal: refusal === null ? null : { code: refusal, text: appealRefusalTexts[refusal] },
    /** The appeal of this answer, where there is one. */
    appealId,
    ...terms,
    heldPoints,
    openCount: open,
    targetSeconds: appealTargetSeconds,
    appealableUntil:
      run.settledAt === null ? null : new Date(run.settledAt.getTime() + appealWindowSeconds * 1000),
    moderatorCount: candidates.length,
    independentCount,
    panel: panelSize(independentCount),
  }
}

async function countOpen(context: ServiceContext, accountId: typeof appeal.$inferSelect.appellantId) {
  const [row] = await context.db
    .select({ count: sql<number>`count(*)::int` })
    .from(appeal)
    .where(and(eq(appeal.appellantId, accountId), inArray(appeal.state, [...openAppealStates])))
  return row?.count ?? 0
}
