import "server-only"
import { and, eq, isNotNull } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { annotation, project as projectTable, task } from "@/db/schema"
import { crossCheckedGoldAccuracy } from "@/server/domain/consensus/accuracy"
import { krippendorffAlpha } from "@/server/domain/consensus/alpha"
import { type Fit, fitConsensus, methodFor } from "@/server/domain/consensus/fit"
import { buildObservations, type Observations } from "@/server/domain/consensus/observations"
import { estimateSkill, gatherEvidence, type Skill } from "@/server/domain/consensus/skill"
import { kinds } from "@/server/domain/kinds/registry"
import type { ProjectRow } from "./standing"

/** A full fit of a project with all that is written of it. */
export interface FullFit {
  readonly fit: Fit
  readonly observations: Observations
  readonly taskPlaces: ReadonlyMap<string, number>
  /** Answers of each task that the fit has seen. */
  readonly labelCounts: ReadonlyMap<string, number>
  /** In the order of `observations.labelerIds`. */
  readonly skills: readonly Skill[]
  readonly alpha: number | null
  /** On golds, each held back from the fit that judges it; null without golds. */
  readonly goldAccuracy: number | null
  readonly annotationCount: number
  /** The project's count of answers since its last fit, as read before the answers. */
  readonly sinceFitCount: number
  /** Seconds of arithmetic, without the database. */
  readonly seconds: number
}

/** Reads a project's answers once and fits them. Null where there are none. */
export async function fitProject(connection: Connection, project: ProjectRow): Promise<FullFit | null> {
  const [counted] = await connection
    .select({ sinceFitCount: projectTable.annotationsSinceFit })
    .from(projectTable)
    .where(eq(projectTable.id, project.id))
  const labels = await connection
    .select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      classIndex: annotation.classIndex,
    })
    .from(annotation)
    .where(eq(annotation.projectId, project.id))
  if (labels.length === 0) return null
  const golds = await connection
    .select({ taskId: task.id, answer: task.goldAnswer })
    .from(task)
    .where(and(eq(task.projectId, project.id), isNotNull(task.goldAnswer)))
  const kind = kinds[project.kind]
  const goldClasses = new Map<string, number>()
  for (const { taskId, answer } of golds) {
    if (answer !== null) goldClasses.set(taskId, kind.toClassIndex(project.config, answer))
  }
  const classCount = kind.classes(project.config).length
  const startedAt = performance.now()
  const observations = buildObservations({ classCount, labels, goldClasses })
  return {
    ...measure(observations),
    annotationCount: labels.length,
    sinceFitCount: counted?.sinceFitCount ?? 0,
    seconds: (performance.now() - startedAt) / 1000,
  }
}

function measure(observations: Observations) {
  const { taskIds, taskStarts, classIndexes } = observations
  const method = methodFor(classIndexes.length)
  const fit = fitConsensus(method, observations)
  const labelCounts = taskIds.map((taskId, place): [string, number] => [
    taskId,
    (taskStarts[place + 1] ?? 0) - (taskStarts[place] ?? 0),
  ])
  return {
    fit,
    observations,
    taskPlaces: new Map(taskIds.map((taskId, place) => [taskId, place])),
    labelCounts: new Map(labelCounts),
    skills: gatherEvidence(observations, fit).map(estimateSkill),
    alpha: krippendorffAlpha(observations),
    goldAccuracy: crossCheckedGoldAccuracy(method, observations),
  }
}
