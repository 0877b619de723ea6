import "server-only"
import { and, eq } from "drizzle-orm"
import { labelerSkill } from "@/db/schema"
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
  return skill === undefined || skill.annotationCount === 0 ? null : skill
}
