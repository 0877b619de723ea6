import "server-only"
import { z } from "zod"
import { reviewReasons } from "@/server/domain/appeal/terms"
import { readVerdict } from "@/server/domain/label/read-verdict"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { loadSeat, requireTask, seatOnAppeal } from "./standing"
import { writeReview } from "./write-review"

export const giveReviewInput = z.strictObject({
  appealId: idOf("appeal"),
  decision: z.enum(["label", "retire"]),
  answer: z.unknown().optional(),
  reason: z.enum(reviewReasons),
  note: z.string().trim().max(2_000).optional(),
})

/**
 * A reviewer says what the answer is, or that there is none, without knowing what was said before. It can be taken back
 * for a minute; a job decides the appeal after.
 */
export async function giveReview(
  context: ServiceContext,
  input: z.infer<typeof giveReviewInput>,
): Promise<{ readonly undoableUntil: Date }> {
  const { appealId, decision, reason, note } = input
  const { appeal } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  requireTask(appeal)
  const { project } = await loadProject(context, appeal.projectId)
  // A closed project's appeals are reviewed all the same: neither decision asks for more labels.
  const answer = readVerdict(input, project)
  return writeReview(context, appealId, { decision, answer, reason, note })
}
