import "server-only"
import { asc, eq } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { annotation, project as projectTable, task } from "@/db/schema"
import { krippendorffAlpha } from "@/server/domain/consensus/alpha"
import { type Fit, type FitOptions, fitConsensus, methodFor } from "@/server/domain/consensus/fit"
import { gatherPeerEvidence, type PeerEvidence } from "@/server/domain/consensus/kind-skill"
import { buildObservations, type Observations } from "@/server/domain/consensus/observations"
import { type HeldBackGold, settleHeldBackGolds } from "@/server/domain/consensus/quality/held-back"
import { estimateSkill, gatherEvidence, type Skill } from "@/server/domain/consensus/skill"
import type { Id } from "@/server/domain/id"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import { pseudonymsOf } from "@/server/domain/project/pseudonym"
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
  /** In the same order: what holds of them outside this project. */
  readonly peerEvidence: readonly PeerEvidence[]
  readonly alpha: number | null
  /** Golds, each as a fit settles it that was not told its class. */
  readonly heldBackGolds: readonly HeldBackGold[]
  readonly annotationCount: number
  /** How many answers of each task were read, by the tasks' position. */
  readonly answerCounts: readonly number[]
  /** Labelers by their pseudonym, which is what the fit knows them by. */
  readonly labelerOf: ReadonlyMap<string, Id<"account">>
  /** The project's latest fit and its count of answers since then, as read before the answers. */
  readonly previousNumber: number
  readonly sinceFitCount: number
  /** Seconds of arithmetic, without the database. */
  readonly seconds: number
}

/**
 * Reads a project's answers once and fits them. Null where there are none. Labelers go in by their pseudonyms: sums
 * are made in the order of names, and a transcript, which has no other names, has to come to the same bits.
 */
export async function fitProject(connection: Connection, project: ProjectRow): Promise<FullFit | null> {
  const [before] = await connection
    .select({ sinceFitCount: projectTable.annotationsSinceFit, previousNumber: projectTable.fitNumber })
    .from(projectTable)
    .where(eq(projectTable.id, project.id))
  const answers = await connection
    .select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      classIndex: annotation.classIndex,
    })
    .from(annotation)
    .where(eq(annotation.projectId, project.id))
  if (answers.length === 0) return null
  const tasks = await connection
    .select({ taskId: task.id, answer: task.goldAnswer })
    .from(task)
    .where(eq(task.projectId, project.id))
    .orderBy(asc(task.position))
  const nameOf = pseudonymsOf(project)
  const startedAt = performance.now()
  const observations = buildObservations({
    classCount: kinds[project.kind].classes(project.config).length,
    labels: answers.map((answer) => ({ ...answer, labelerId: nameOf(answer.labelerId) })),
    goldClasses: goldClassesOf(project, tasks),
  })
  const measured = measure(observations)
  return {
    ...measured,
    answerCounts: tasks.map(({ taskId }) => measured.labelCounts.get(taskId) ?? 0),
    labelerOf: new Map(answers.map(({ labelerId }) => [nameOf(labelerId), labelerId])),
    annotationCount: answers.length,
    previousNumber: before?.previousNumber ?? 0,
    sinceFitCount: before?.sinceFitCount ?? 0,
    seconds: (performance.now() - startedAt) / 1000,
  }
}

function goldClassesOf(
  project: ProjectRow,
  tasks: readonly { readonly taskId: string; readonly answer: Answer | null }[],
): ReadonlyMap<string, number> {
  const kind = kinds[project.kind]
  return new Map(
    tasks.flatMap(({ taskId, answer }) =>
      answer === null ? [] : [[taskId, kind.toClassIndex(project.config, answer)] as const],
    ),
  )
}

// Judging candidates anew for every held-back part would cost five fits for one; their weights hardly move.
function chosenBy({ candidates }: Fit): FitOptions {
  return candidates === undefined ? {} : { candidates }
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
    peerEvidence: gatherPeerEvidence(observations, fit),
    alpha: krippendorffAlpha(observations),
    heldBackGolds: settleHeldBackGolds(method, observations, chosenBy(fit)),
  }
}
