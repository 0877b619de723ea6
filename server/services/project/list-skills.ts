import "server-only"
import { and, asc, desc, eq, gt, or } from "drizzle-orm"
import { z } from "zod"
import { labelerSkill } from "@/db/schema"
import { labelerName, pseudonymOf } from "@/server/domain/project/pseudonym"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "./standing"

const most = 100

export const listSkillsInput = z.strictObject({ projectId: idOf("project") })

/**
 * What the latest fit and the golds say of a project's labelers, for its owner and moderators: those with most
 * labels, at most a hundred. Labelers appear under pseudonyms.
 */
export async function listSkills(context: ServiceContext, { projectId }: z.infer<typeof listSkillsInput>) {
  const { project, standing } = await loadProject(context, projectId)
  requireCan(context, "project.readFigures", standing)
  const rows = await context.db
    .select()
    .from(labelerSkill)
    .where(
      and(
        eq(labelerSkill.projectId, projectId),
        or(gt(labelerSkill.annotationCount, 0), gt(labelerSkill.goldCount, 0)),
      ),
    )
    .orderBy(desc(labelerSkill.annotationCount), asc(labelerSkill.labelerId))
    .limit(most)
  return {
    items: rows.map((row) => ({
      pseudonym: labelerName(pseudonymOf(project, row.labelerId)),
      annotationCount: row.annotationCount,
      goldCount: row.goldCount,
      goldCorrectCount: row.goldCorrectCount,
      skillMean: row.skillMean,
      skillLow: row.skillLow,
      skillHigh: row.skillHigh,
      isQualified: row.isQualified,
      updatedAt: row.updatedAt,
    })),
  }
}
