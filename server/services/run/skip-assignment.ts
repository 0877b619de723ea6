import "server-only"
import { z } from "zod"
import { choosableSkipReasons } from "@/server/domain/run/state"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { changeAssignment } from "./change-assignment"
import { loadOwnAssignment, ownRun } from "./standing"

export const skipAssignmentInput = z.strictObject({
  assignmentId: idOf("assignment"),
  reason: z.enum(choosableSkipReasons),
})

/** Leaves a task out, with a reason. It can still be answered until the run is finished. */
export async function skipAssignment(
  context: ServiceContext,
  { assignmentId, reason }: z.infer<typeof skipAssignmentInput>,
): Promise<void> {
  const loaded = await loadOwnAssignment(context, assignmentId)
  requireCan(context, "run.answer", ownRun)
  await changeAssignment(context, loaded, "skip", { skipReason: reason })
}
