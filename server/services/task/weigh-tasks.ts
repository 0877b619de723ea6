import "server-only"
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, consensusFit, labelerSkill } from "@/db/schema"
import { coinConfusion, flatPriors, incrementalPosterior } from "@/server/domain/consensus/incremental"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { pseudonymsOf } from "@/server/domain/project/pseudonym"
import type { ProjectRow } from "../project/standing"

/** How the label of a task that settles between full fits was found. */
export const incrementalMethod = "incremental"

/** What the answers of a task say, and the full fit whose skills weighed them; null before the first. */
export interface Weighing {
  readonly posterior: readonly number[]
  readonly fitNumber: number | null
}

/** The posteriors of tasks from all their answers and the skills of the latest fit. */
export async function weighTasks(
  transaction: Transaction,
  project: ProjectRow,
  taskIds: readonly Id<"task">[],
): Promise<ReadonlyMap<Id<"task">, Weighing>> {
  if (taskIds.length === 0) return new Map()
  const rows = await readAnswers(transaction, project, taskIds)
  const nameOf = pseudonymsOf(project)
  const classCount = kinds[project.kind].classes(project.config).length
  const weighings = new Map<Id<"task">, Weighing>()
  for (const [taskId, answers] of groupBy(rows, (row) => row.taskId)) {
    const [known] = answers
    const posterior = incrementalPosterior({
      labels: answers.map((answer) => ({ ...answer, labelerId: nameOf(answer.labelerId) })),
      classPriors: known?.classPriors ?? flatPriors(classCount),
      unknownConfusion: known?.pooledConfusion ?? coinConfusion(classCount),
    })
    weighings.set(taskId, { posterior, fitNumber: known?.fitNumber ?? null })
  }
  return weighings
}

/** One statement: answers, labelers' skills and priors are those of one fit, whatever is written meanwhile. */
function readAnswers(transaction: Transaction, project: ProjectRow, taskIds: readonly Id<"task">[]) {
  const latest = transaction
    .select({
      number: consensusFit.number,
      classPriors: consensusFit.classPriors,
      pooledConfusion: consensusFit.pooledConfusion,
    })
    .from(consensusFit)
    .where(eq(consensusFit.projectId, project.id))
    .orderBy(desc(consensusFit.number))
    .limit(1)
    .as("latest")
  return transaction
    .select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      classIndex: annotation.classIndex,
      confusion: labelerSkill.confusion,
      fitNumber: latest.number,
      classPriors: latest.classPriors,
      pooledConfusion: latest.pooledConfusion,
    })
    .from(annotation)
    .leftJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, annotation.projectId), eq(labelerSkill.labelerId, annotation.labelerId)),
    )
    .leftJoin(latest, sql`true`)
    .where(inArray(annotation.taskId, [...taskIds]))
    .orderBy(asc(annotation.taskId))
}
