import "server-only"
import { and, asc, eq, isNotNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { label, task } from "@/db/schema"
import { certainPosterior } from "@/server/domain/kinds/nominal"
import { kinds } from "@/server/domain/kinds/registry"
import { newId, type ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"

/**
 * Ends the use of a closing project's golds: their known answers become labels. Training tasks were there to teach,
 * and are withdrawn. Before the closing golds have no label, so that nobody can tell them from the outside.
 */
export async function settleGolds(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  project: ProjectRow,
): Promise<void> {
  const closedAt = context.now()
  const open = and(eq(task.projectId, project.id), eq(task.state, "open"), isNotNull(task.goldAnswer))
  const golds = await transaction
    .select({ taskId: task.id, answer: task.goldAnswer, labelCount: task.labelCount })
    .from(task)
    .where(and(open, eq(task.isTraining, false)))
    .orderBy(asc(task.id))
    .for("no key update")
  await transaction
    .update(task)
    .set({ state: "withdrawn", closedAt })
    .where(and(open, eq(task.isTraining, true)))
  const kind = kinds[project.kind]
  const classCount = kind.classes(project.config).length
  const rows = golds.flatMap(({ taskId, answer, labelCount }) => {
    if (answer === null) return []
    const classIndex = kind.toClassIndex(project.config, answer)
    return [
      {
        id: newId(context, "label"),
        projectId: project.id,
        taskId,
        answer,
        classIndex,
        confidence: 1,
        posterior: certainPosterior(classCount, classIndex),
        source: "gold" as const,
        method: "gold",
        annotationCount: labelCount,
        settledAt: closedAt,
      },
    ]
  })
  if (rows.length === 0) return
  await transaction.insert(label).values(rows)
  await transaction.update(task).set({ state: "settled", closedAt }).where(open)
}
