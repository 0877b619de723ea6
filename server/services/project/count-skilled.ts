import "server-only"
import { z } from "zod"
import {
  countSkilled as countByStep,
  noEvidence,
  rightAnswersUntil,
} from "@/server/domain/consensus/kind-skill"
import { kindIds } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { readEvidenceOfKind } from "./read-evidence"

export const countSkilledInput = z.strictObject({ poolId: idOf("pool"), kind: z.enum(kindIds) })

/**
 * How many of the labelers known in a kind each least skill would let in now, for a pool's owner who chooses one. Counts
 * alone: who they are is told to nobody.
 */
export async function countSkilled(
  context: ServiceContext,
  { poolId, kind }: z.infer<typeof countSkilledInput>,
) {
  requireCan(context, "project.countSkilled", await poolStanding(context, poolId))
  const known = await readEvidenceOfKind(context.db, kind)
  return {
    knownCount: known.length,
    steps: countByStep(known).map((step) => ({
      ...step,
      /** Right answers that a newcomer needs to get there, judged by consensus. */
      newcomerAnswers: rightAnswersUntil(noEvidence, step.minSkill),
    })),
  }
}
