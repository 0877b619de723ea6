import "server-only"
import { and, asc, desc, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, consensusFit, labelerSkill } from "@/db/schema"
import { coinConfusion, flatPriors, incrementalPosterior } from "@/server/domain/consensus/incremental"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import type { ProjectRow } from "../project/standing"

/** How the label of a task that settles between full fits was found. */
export const incrementalMethod = "incremental"

/** The posteriors of tasks from all their answers and the skills of the latest fit. */
export async function weighTasks(
  transaction: Transaction,
  project: ProjectRow,
  taskIds: readonly Id<"task">[],
): Promise<ReadonlyMap<Id<"task">, readonly number[]>> {
  if (taskIds.length === 0) return new Map()
  const answers = transaction
    .select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      classIndex: annotation.classIndex,
      confusion: labelerSkill.confusion,
    })
    .from(annotation)
    .leftJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, annotation.projectId), eq(labelerSkill.labelerId, annotation.labelerId)),
    )
    .where(inArray(annotation.taskId, [...taskIds]))
    .orderBy(asc(annotation.taskId))
  const [rows, known] = await Promise.all([answers, readLatestFit(transaction, project)])
  const posteriors = new Map<Id<"task">, readonly number[]>()
  for (const [taskId, labels] of groupBy(rows, (row) => row.taskId)) {
    posteriors.set(taskId, incrementalPosterior({ labels, ...known }))
  }
  return posteriors
}

/** What the latest fit says of classes and of labelers that it does not know; before the first one, next to nothing. */
async function readLatestFit(transaction: Transaction, project: ProjectRow) {
  const [fit] = await transaction
    .select({ classPriors: consensusFit.classPriors, pooledConfusion: consensusFit.pooledConfusion })
    .from(consensusFit)
    .where(eq(consensusFit.projectId, project.id))
    .orderBy(desc(consensusFit.fittedAt))
    .limit(1)
  const classCount = kinds[project.kind].classes(project.config).length
  return {
    classPriors: fit?.classPriors ?? flatPriors(classCount),
    unknownConfusion: fit?.pooledConfusion ?? coinConfusion(classCount),
  }
}
