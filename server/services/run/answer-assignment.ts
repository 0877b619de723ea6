import "server-only"
import type { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { givenAnswer, type SavedAnswer, saveAnswers } from "./answer-run"
import { loadOwnAssignment, ownRun } from "./standing"

export const answerAssignmentInput = givenAnswer

/** Saves one answer; it may be given again until the run is finished. */
export async function answerAssignment(
  context: ServiceContext,
  input: z.infer<typeof answerAssignmentInput>,
): Promise<SavedAnswer | null> {
  const loaded = await loadOwnAssignment(context, input.assignmentId)
  requireCan(context, "run.answer", ownRun)
  const [saved] = await saveAnswers(context, loaded, [input])
  return saved ?? null
}
