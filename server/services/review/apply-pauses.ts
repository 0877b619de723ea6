import "server-only"
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { labelerSkill } from "@/db/schema"
import { holdingPauses } from "@/server/domain/appeal/pause"
import type { Id } from "@/server/domain/id"
import { readDecidedPauses } from "../appeal/read-pause"

/** Pauses those of a project's labelers whom a standing pause holds, and lets the others go on. */
export async function applyPauses(
  transaction: Transaction,
  projectId: Id<"project">,
  labelerIds: readonly Id<"account">[],
  decidedAt: Date,
): Promise<void> {
  const skills = await transaction
    .select({ labelerId: labelerSkill.labelerId, liftedAt: labelerSkill.pauseLiftedAt })
    .from(labelerSkill)
    .where(and(eq(labelerSkill.projectId, projectId), inArray(labelerSkill.labelerId, [...labelerIds])))
  for (const { labelerId, liftedAt } of skills) {
    const pauses = await readDecidedPauses(transaction, projectId, labelerId)
    const isHeld = holdingPauses(pauses, liftedAt).length > 0
    await transaction
      .update(labelerSkill)
      .set({ pausedAt: isHeld ? decidedAt : null })
      .where(
        and(
          eq(labelerSkill.projectId, projectId),
          eq(labelerSkill.labelerId, labelerId),
          isHeld ? isNull(labelerSkill.pausedAt) : isNotNull(labelerSkill.pausedAt),
        ),
      )
  }
}
