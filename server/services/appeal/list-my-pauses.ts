import "server-only"
import { and, desc, eq, isNotNull } from "drizzle-orm"
import { labelerSkill, pool, project } from "@/db/schema"
import { pauseRefusal, pauseRefusalTexts } from "@/server/domain/appeal/pause"
import { explainSignal } from "@/server/domain/consensus/signals/explain-signal"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { readPause } from "./read-pause"
import { ownAppeal } from "./standing"

/**
 * Where one is paused, since when and why, with the numbers, and what can be done about it; the latest first. Who
 * decided is not told, nor what they wrote.
 */
export async function listMyPauses(context: ServiceContext) {
  const { accountId } = requirePerson(context)
  requireCan(context, "appeal.read", ownAppeal)
  const rows = await context.db
    .select({ project, poolName: pool.name })
    .from(labelerSkill)
    .innerJoin(project, eq(project.id, labelerSkill.projectId))
    .innerJoin(pool, eq(pool.id, project.poolId))
    .where(and(eq(labelerSkill.labelerId, accountId), isNotNull(labelerSkill.pausedAt)))
    .orderBy(desc(labelerSkill.pausedAt))
  const items = await Promise.all(
    rows.map(async (row) => {
      const { contested, pausedAt, openAppealId, signals } = await readPause(
        context.db,
        row.project,
        accountId,
      )
      const refusal = pauseRefusal(contested, context.now())
      return {
        projectId: row.project.id,
        projectName: row.project.name,
        question: row.project.question,
        poolName: row.poolName,
        pausedAt,
        reasons: signals.map(({ signalId, evidence }) => ({ signalId, ...explainSignal(evidence) })),
        openAppealId,
        /** Why it cannot be appealed now; null where it can. */
        refusal: refusal === null ? null : { code: refusal, text: pauseRefusalTexts[refusal] },
      }
    }),
  )
  return { items }
}
