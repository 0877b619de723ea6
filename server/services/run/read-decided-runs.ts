import "server-only"
import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, assignment, label, project, run, task, verdict } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { certainPosterior } from "@/server/domain/kinds/nominal"
import { kinds } from "@/server/domain/kinds/registry"
import { verdictUndoSeconds } from "@/server/domain/label/read-verdict"
import type { ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"

export interface DecidedAnswer {
  readonly annotationId: Id<"annotation">
  readonly assignmentId: Id<"assignment">
  readonly taskId: Id<"task">
  readonly rewardPoints: bigint
  /** In [0, 1]; null when the task was withdrawn before it was settled. */
  readonly credit: number | null
  /** The class on which the task settled; null when it was withdrawn. */
  readonly settledClassIndex: number | null
  /** Whether it is the settled answer: what a bounty rewards. */
  readonly isAccepted: boolean
}

/** A finished run, held for settlement, whose tasks are all decided. */
export interface DecidedRun {
  readonly runId: Id<"run">
  readonly projectId: Id<"project">
  readonly labelerId: Id<"account">
  readonly project: ProjectRow
  readonly stakePoints: bigint
  readonly maxStakePoints: bigint
  readonly targetScore: number
  readonly skippedCount: number
  readonly answers: readonly DecidedAnswer[]
}

/**
 * Locks finished runs and reads what they are worth; those with an undecided task, or settled elsewhere, are left out.
 * @param state `settled` reads settled runs anew, after an appeal has changed a label of theirs
 */
export async function readDecidedRuns(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  runIds: readonly Id<"run">[],
  state: "finished" | "settled" = "finished",
): Promise<readonly DecidedRun[]> {
  const held = await holdRuns(transaction, runIds, state)
  if (held.length === 0) return []
  const heldIds = held.map(({ row }) => row.id)
  const [, answers] = await Promise.all([
    holdVerdicts(transaction, heldIds),
    readAnswers(context, transaction, heldIds),
  ])
  const byRun = groupBy(answers, (answer) => answer.runId)
  return held.flatMap(({ row, judged, skippedCount }) => {
    const decided = (byRun.get(row.id) ?? []).map((answer) => decide(judged, answer))
    if (!decided.every((answer) => answer !== null)) return []
    const { id: runId, projectId, labelerId, stakePoints, maxStakePoints } = row
    const { targetScore } = judged
    return [
      {
        runId,
        projectId,
        labelerId,
        project: judged,
        stakePoints,
        maxStakePoints,
        targetScore,
        skippedCount,
        answers: decided,
      },
    ]
  })
}

async function holdRuns(
  transaction: Transaction,
  runIds: readonly Id<"run">[],
  state: "finished" | "settled",
) {
  return transaction
    .select({
      row: run,
      judged: project,
      skippedCount: sql<number>`(select count(*)::int from ${assignment}
        where ${assignment.runId} = ${run.id} and ${assignment.state} = 'skipped')`,
    })
    .from(run)
    .innerJoin(project, eq(project.id, run.projectId))
    .where(and(inArray(run.id, [...runIds]), eq(run.state, state)))
    .orderBy(asc(run.id))
    .for("no key update", state === "finished" ? { of: run, skipLocked: true } : { of: run })
}

/** Tasks with a verdict are held, so that it cannot be taken back while it is being paid on. */
async function holdVerdicts(transaction: Transaction, runIds: readonly Id<"run">[]): Promise<void> {
  await transaction
    .select({ id: task.id })
    .from(task)
    .innerJoin(verdict, eq(verdict.taskId, task.id))
    .innerJoin(annotation, eq(annotation.taskId, task.id))
    .where(inArray(annotation.runId, [...runIds]))
    .orderBy(asc(task.id))
    .for("share", { of: task })
}

type AnswerRow = Awaited<ReturnType<typeof readAnswers>>[number]

async function readAnswers(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  runIds: readonly Id<"run">[],
) {
  const standsFrom = new Date(context.now().getTime() - verdictUndoSeconds * 1000)
  const fresh = transaction
    .select({ one: sql`1` })
    .from(verdict)
    .where(and(eq(verdict.taskId, task.id), isNull(verdict.undoneAt), gt(verdict.givenAt, standsFrom)))
  return transaction
    .select({
      runId: annotation.runId,
      annotationId: annotation.id,
      assignmentId: annotation.assignmentId,
      taskId: annotation.taskId,
      answer: annotation.answer,
      rewardPoints: assignment.rewardPoints,
      state: task.state,
      goldAnswer: task.goldAnswer,
      labelClassIndex: label.classIndex,
      posterior: label.posterior,
      isFresh: sql<boolean>`exists ${fresh}`,
    })
    .from(annotation)
    .innerJoin(assignment, eq(assignment.id, annotation.assignmentId))
    .innerJoin(task, eq(task.id, annotation.taskId))
    .leftJoin(label, eq(label.taskId, task.id))
    .where(inArray(annotation.runId, [...runIds]))
    .orderBy(asc(annotation.runId), asc(assignment.position))
}

/** What an answer is worth; null while its task is undecided. A gold is decided from the start. */
function decide(judged: ProjectRow, row: AnswerRow): DecidedAnswer | null {
  const { annotationId, assignmentId, taskId, rewardPoints, answer } = row
  const settled = settledOf(judged, row)
  if (settled === null) return null
  const credit =
    settled === "withdrawn" ? null : kinds[judged.kind].credit(judged.config, answer, settled.posterior)
  const settledClassIndex = settled === "withdrawn" ? null : settled.classIndex
  const isAccepted = kinds[judged.kind].toClassIndex(judged.config, answer) === settledClassIndex
  return { annotationId, assignmentId, taskId, rewardPoints, credit, settledClassIndex, isAccepted }
}

function settledOf(judged: ProjectRow, row: AnswerRow) {
  const kind = kinds[judged.kind]
  if (row.goldAnswer !== null) {
    const classIndex = kind.toClassIndex(judged.config, row.goldAnswer)
    return { classIndex, posterior: certainPosterior(kind.classes(judged.config).length, classIndex) }
  }
  if (row.isFresh) return null
  if (row.state === "withdrawn") return "withdrawn" as const
  if (row.state !== "settled" || row.labelClassIndex === null || row.posterior === null) return null
  return { classIndex: row.labelClassIndex, posterior: row.posterior }
}
