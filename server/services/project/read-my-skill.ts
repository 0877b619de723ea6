import "server-only"
import { and, desc, eq, isNotNull, sql } from "drizzle-orm"
import { annotation, labelerSkill } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/** A labeler's own skill in a project, with the evidence behind it; null before the first answer. */
export async function readMySkill(
  context: Pick<ServiceContext, "db">,
  projectId: Id<"project">,
  labelerId: Id<"account">,
) {
  const [skill] = await context.db
    .select({
      mean: labelerSkill.skillMean,
      low: labelerSkill.skillLow,
      high: labelerSkill.skillHigh,
      annotationCount: labelerSkill.annotationCount,
      goldCount: labelerSkill.goldCount,
      goldCorrectCount: labelerSkill.goldCorrectCount,
      updatedAt: labelerSkill.updatedAt,
    })
    .from(labelerSkill)
    .where(and(eq(labelerSkill.projectId, projectId), eq(labelerSkill.labelerId, labelerId)))
  if (skill === undefined || skill.annotationCount === 0) return null
  return { ...skill, days: await readDays(context, projectId, labelerId) }
}

const shownDays = 30

/** Mean credit of a labeler's scored answers by day (UTC), the last thirty days that have some, oldest first. */
async function readDays(
  context: Pick<ServiceContext, "db">,
  projectId: Id<"project">,
  labelerId: Id<"account">,
) {
  const day = sql<string>`to_char(${annotation.submittedAt} at time zone 'UTC', 'YYYY-MM-DD')`
  const rows = await context.db
    .select({
      day,
      answerCount: sql<number>`count(*)::int`,
      meanCredit: sql<number>`avg(${annotation.credit})::float8`,
    })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, projectId),
        eq(annotation.labelerId, labelerId),
        isNotNull(annotation.credit),
      ),
    )
    .groupBy(day)
    .orderBy(desc(day))
    .limit(shownDays)
  return rows.reverse()
}
