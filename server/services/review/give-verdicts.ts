import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { task } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { batchDecisions, mostVerdictsAtOnce, verdictReasons } from "@/server/domain/label/verdict"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { giveVerdict } from "./give-verdict"

export const giveVerdictsInput = z.strictObject({
  projectId: idOf("project"),
  taskIds: z.array(idOf("task")).min(1).max(mostVerdictsAtOnce),
  decision: z.enum(batchDecisions),
  reason: z.enum([...verdictReasons.more_labels, ...verdictReasons.retire]),
  note: z.string().trim().max(2_000).optional(),
})

/** What became of one case: its verdict, or why there is none. */
export interface BatchResult {
  readonly taskId: Id<"task">
  readonly given: { readonly verdictId: Id<"verdict">; readonly undoableUntil: Date } | null
  readonly refusal: string | null
}

/**
 * One decision without an answer on several cases of a project, each in a transaction of its own: what one case refuses
 * leaves the others as they are. Each verdict can be taken back like any other.
 */
export async function giveVerdicts(
  context: ServiceContext,
  input: z.infer<typeof giveVerdictsInput>,
): Promise<{ readonly results: readonly BatchResult[] }> {
  const { projectId, taskIds, ...said } = input
  requireCan(context, "verdict.give", (await loadProject(context, projectId)).standing)
  const wished = [...new Set(taskIds)]
  const known = await context.db
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.projectId, projectId), inArray(task.id, wished)))
  const own = new Set(known.map(({ id }) => id))
  const results: BatchResult[] = []
  for (const taskId of wished) {
    results.push(
      own.has(taskId)
        ? await giveOne(context, { ...said, taskId })
        : { taskId, given: null, refusal: "There is no such case on this desk." },
    )
  }
  return { results }
}

async function giveOne(
  context: ServiceContext,
  verdict: Parameters<typeof giveVerdict>[1],
): Promise<BatchResult> {
  const { taskId } = verdict
  try {
    return { taskId, given: await giveVerdict(context, verdict), refusal: null }
  } catch (error) {
    if (error instanceof DomainError && error.code !== "BAD_INPUT") {
      return { taskId, given: null, refusal: error.message }
    }
    throw error
  }
}
