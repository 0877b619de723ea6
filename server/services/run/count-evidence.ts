import "server-only"
import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { labelerSkill } from "@/db/schema"
import { estimateSkill } from "@/server/domain/consensus/skill"
import { kinds } from "@/server/domain/kinds/registry"
import type { ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"
import type { HeldPlace } from "./close-places"
import type { RunRow } from "./standing"

/**
 * Adds a finished run's answers and golds to its labeler's counts. The skill follows the golds until a full fit has
 * seen the labeler; from then on the fits say it.
 */
export async function countEvidence(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  held: RunRow,
  project: ProjectRow,
  answered: readonly HeldPlace[],
): Promise<void> {
  if (answered.length === 0) return
  const kind = kinds[project.kind]
  const golds = answered.flatMap(({ answer, goldAnswer }) =>
    answer === null || goldAnswer === null ? [] : [kind.agreement(project.config, answer, goldAnswer) === 1],
  )
  const goldCount = golds.length
  const goldCorrectCount = golds.filter((isRight) => isRight).length
  const key = { projectId: project.id, labelerId: held.labelerId }
  const updatedAt = context.now()
  const [counted] = await transaction
    .insert(labelerSkill)
    .values({
      ...key,
      ...goldSkill(goldCount, goldCorrectCount),
      annotationCount: answered.length,
      goldCount,
      goldCorrectCount,
      updatedAt,
    })
    .onConflictDoUpdate({
      target: [labelerSkill.projectId, labelerSkill.labelerId],
      set: {
        annotationCount: sql`${labelerSkill.annotationCount} + ${answered.length}`,
        goldCount: sql`${labelerSkill.goldCount} + ${goldCount}`,
        goldCorrectCount: sql`${labelerSkill.goldCorrectCount} + ${goldCorrectCount}`,
        updatedAt,
      },
    })
    .returning()
  const isFollowing = goldCount > 0 && counted !== undefined && counted.confusion === null
  if (!isFollowing) return
  await transaction
    .update(labelerSkill)
    .set(goldSkill(counted.goldCount, counted.goldCorrectCount))
    .where(and(eq(labelerSkill.projectId, key.projectId), eq(labelerSkill.labelerId, key.labelerId)))
}

/** The skill that golds alone speak for. */
function goldSkill(goldCount: number, goldRightCount: number) {
  const { mean, low, high } = estimateSkill({
    goldCount,
    goldRightCount,
    consensusCount: 0,
    consensusRight: 0,
  })
  return { skillMean: mean, skillLow: low, skillHigh: high }
}
