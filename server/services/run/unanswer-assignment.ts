import "server-only"
import { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { changeAssignment } from "./change-assignment"
import { loadOwnAssignment, ownRun } from "./standing"

export const unanswerAssignmentInput = z.strictObject({ assignmentId: idOf("assignment") })

/** Takes an answer or a skip back; the task is open again in the run. */
export async function unanswerAssignment(
  context: ServiceContext,
  { assignmentId }: z.infer<typeof unanswerAssignmentInput>,
): Promise<void> {
  const loaded = await loadOwnAssignment(context, assignmentId)
  requireCan(context, "run.answer", ownRun)
  await changeAssignment(context, loaded, "unanswer", { skipReason: null })
}
