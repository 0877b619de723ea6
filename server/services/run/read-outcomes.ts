import "server-only"
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm"
import { annotation, appeal, assignment, label, task, verdict } from "@/db/schema"
import { appealRefusal } from "@/server/domain/appeal/terms"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { type Outcome, type OutcomeEvidence, outcomeOf } from "@/server/domain/run/outcome"
import { appealMethod } from "../appeal/read-contested"
import type { ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"
import { itemIdsOf } from "../task/item-ids"
import type { RunRow } from "./standing"

/** Each place of a run with what came of it and why. Answers are turned as the task was shown. */
export async function readOutcomes(context: ServiceContext, run: RunRow, project: ProjectRow) {
  const places = await readPlaces(context, run.id)
  const verdicts = await readVerdicts(
    context,
    places.map((place) => place.taskId),
  )
  return places.map((place) =>
    presentOutcome(context, run, project, place, verdicts.get(place.taskId)?.[0] ?? null),
  )
}

type Place = Awaited<ReturnType<typeof readPlaces>>[number]
type Verdict = Awaited<ReturnType<typeof selectVerdicts>>[number]

function presentOutcome(
  context: Pick<ServiceContext, "now">,
  run: RunRow,
  project: ProjectRow,
  place: Place,
  given: Verdict | null,
) {
  const kind = kinds[project.kind]
  // What is gold, and what the crowd thinks, is told only once nothing can be changed by it.
  const isOver = run.state === "settled" || run.state === "finished"
  const isGold = isOver && place.goldAnswer !== null
  const settled = isOver ? (place.goldAnswer ?? place.settledAnswer) : null
  const evidence: OutcomeEvidence = {
    answer: place.answer,
    isSkipped: place.state === "skipped",
    isWithdrawn: place.taskState === "withdrawn" && !isGold,
    settledAnswer: settled,
  }
  const turned = <Answer extends NonNullable<Place["answer"]>>(answer: Answer | null) =>
    answer === null ? null : kind.turn(answer, place)
  const outcome = outcomeOf(project, evidence)
  return {
    assignmentId: place.assignmentId,
    position: place.position,
    taskId: place.taskId,
    itemIds: place.itemIds,
    isSwapped: place.isSwapped,
    outcome,
    appeal: place.appealId === null ? null : { appealId: place.appealId, state: place.appealState },
    /** Whether this answer can be appealed now. */
    isAppealable: appealRefusal(contestedOf(run, place, { outcome, isGold }), context.now()) === null,
    myAnswer: turned(place.answer),
    note: place.note,
    skipReason: place.skipReason,
    settledAnswer: turned(settled),
    credit:
      run.isQualification && settled !== null
        ? qualificationCredit(project, place.answer, settled)
        : place.credit,
    earnedPoints: place.earnedPoints ?? 0n,
    isGold,
    /** Places of a failed qualification run are given back. */
    isKept: place.state === "answered",
    why: whyOf(place, given, { isOver, isGold }),
  }
}

/** The grounds, told only once nothing can be changed by them. */
function whyOf(
  place: Place,
  given: Verdict | null,
  { isOver, isGold }: { readonly isOver: boolean; readonly isGold: boolean },
) {
  return {
    goldExplanation: isGold ? place.goldExplanation : null,
    /** Of the classes as the task lists its items, not as they were shown. */
    posterior: isOver && !isGold ? (place.labelPosterior ?? place.posterior) : null,
    annotationCount: isOver ? (place.annotationCount ?? place.labelCount) : null,
    source: isGold ? ("gold" as const) : place.source,
    isByAppeal: isOver && place.labelMethod === appealMethod,
    verdict:
      given === null || !isOver ? null : { decision: given.decision, reason: given.reason, note: given.note },
  }
}

function contestedOf(
  run: RunRow,
  place: Place,
  { outcome, isGold }: { readonly outcome: Outcome; readonly isGold: boolean },
) {
  return {
    runState: run.state,
    isQualification: run.isQualification,
    settledAt: run.settledAt,
    outcome,
    isGold,
    source: place.source,
    isFinal: place.labelMethod === appealMethod,
    isAppealed: place.appealId !== null,
  }
}

function qualificationCredit(
  project: ProjectRow,
  answer: Place["answer"],
  gold: NonNullable<Place["answer"]>,
) {
  return answer === null ? null : kinds[project.kind].agreement(project.config, answer, gold)
}

async function readPlaces(context: ServiceContext, runId: Id<"run">) {
  return context.db
    .select({
      assignmentId: assignment.id,
      position: assignment.position,
      state: assignment.state,
      isSwapped: assignment.isSwapped,
      answer: assignment.answer,
      note: assignment.note,
      skipReason: assignment.skipReason,
      taskId: task.id,
      itemIds: itemIdsOf(task.id),
      taskState: task.state,
      goldAnswer: task.goldAnswer,
      goldExplanation: task.goldExplanation,
      posterior: task.posterior,
      labelCount: task.labelCount,
      settledAnswer: label.answer,
      labelPosterior: label.posterior,
      annotationCount: label.annotationCount,
      source: label.source,
      credit: annotation.credit,
      earnedPoints: annotation.earnedPoints,
      appealId: appeal.id,
      appealState: appeal.state,
      labelMethod: label.method,
    })
    .from(assignment)
    .innerJoin(task, eq(task.id, assignment.taskId))
    .leftJoin(label, eq(label.taskId, task.id))
    .leftJoin(annotation, eq(annotation.assignmentId, assignment.id))
    .leftJoin(appeal, eq(appeal.annotationId, annotation.id))
    .where(eq(assignment.runId, runId))
    .orderBy(asc(assignment.position))
}

async function readVerdicts(context: ServiceContext, taskIds: readonly Id<"task">[]) {
  if (taskIds.length === 0) return new Map<Id<"task">, readonly Verdict[]>()
  return groupBy(await selectVerdicts(context, taskIds), (given) => given.taskId)
}

/** Verdicts that stand, latest first. */
async function selectVerdicts(context: ServiceContext, taskIds: readonly Id<"task">[]) {
  return context.db
    .select({
      taskId: verdict.taskId,
      decision: verdict.decision,
      reason: verdict.reason,
      note: verdict.note,
    })
    .from(verdict)
    .where(and(inArray(verdict.taskId, [...taskIds]), isNull(verdict.undoneAt), isNull(verdict.overturnedAt)))
    .orderBy(desc(verdict.givenAt))
}
