import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { assignment, task } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { kinds, readAnswer } from "@/server/domain/kinds/registry"
import { assignmentMachine } from "@/server/domain/run/state"
import { bulkRows } from "../bulk-rows"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { type ExplainedAnswer, explainAnswer } from "./explain-answer"
import { holdRun, type LoadedRun, loadOwnRun, ownRun } from "./standing"

export const givenAnswer = z.strictObject({
  assignmentId: idOf("assignment"),
  /** As shown: the service turns it when the sides were swapped. */
  answer: z.unknown(),
  note: z.string().trim().max(4_000).optional(),
})

export const answerRunInput = z.strictObject({
  runId: idOf("run"),
  answers: z.array(givenAnswer).min(1).max(100),
})

export interface SavedAnswer {
  readonly assignmentId: Id<"assignment">
  readonly savedAt: Date
  /** In a qualification run: what the right answer is, and why. */
  readonly explained: ExplainedAnswer | null
}

/** Saves several answers of one's own open run at once. Until the run is finished each may be given again. */
export async function answerRun(
  context: ServiceContext,
  { runId, answers }: z.infer<typeof answerRunInput>,
): Promise<{ readonly saved: readonly SavedAnswer[] }> {
  const loaded = await loadOwnRun(context, runId)
  requireCan(context, "run.answer", ownRun)
  return { saved: await saveAnswers(context, loaded, answers) }
}

/** Reads, turns and stores answers of an open run. */
export async function saveAnswers(
  context: ServiceContext,
  { run, project }: LoadedRun,
  given: readonly z.infer<typeof givenAnswer>[],
): Promise<readonly SavedAnswer[]> {
  const kind = kinds[project.kind]
  const hasNotes = kind.noteRule(project.config) !== "none"
  const read = given.map(({ assignmentId, answer, note }) => ({
    assignmentId,
    answer: readAnswer(project.kind, project.config, answer),
    note: hasNotes ? note || null : null,
  }))
  const savedAt = context.now()
  return context.db.transaction(async (transaction) => {
    const [, places] = await Promise.all([
      holdRun(context, transaction, run.id, "finish", "share"),
      readPlaces(
        transaction,
        run.id,
        read.map((one) => one.assignmentId),
      ),
    ])
    const rows = read.map((one) => {
      const place = places.get(one.assignmentId)
      if (place === undefined) throw notFound("assignment")
      if (run.isQualification) refuseSecondAnswer(place.state)
      assignmentMachine.transition(place.state, "answer")
      return { ...one, answer: kind.turn(one.answer, place), place }
    })
    await storeAnswers(transaction, run.id, rows, savedAt)
    return rows.map(({ assignmentId, answer, place }) => ({
      assignmentId,
      savedAt,
      explained: run.isQualification ? explainAnswer(project, answer, place) : null,
    }))
  })
}

async function readPlaces(
  transaction: Transaction,
  runId: Id<"run">,
  assignmentIds: readonly Id<"assignment">[],
) {
  const rows = await transaction
    .select({
      id: assignment.id,
      state: assignment.state,
      isSwapped: assignment.isSwapped,
      goldAnswer: task.goldAnswer,
      goldExplanation: task.goldExplanation,
    })
    .from(assignment)
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(and(eq(assignment.runId, runId), inArray(assignment.id, [...assignmentIds])))
  return new Map(rows.map((row) => [row.id, row]))
}

async function storeAnswers(
  transaction: Transaction,
  runId: Id<"run">,
  rows: readonly { assignmentId: Id<"assignment">; answer: object; note: string | null }[],
  answeredAt: Date,
): Promise<void> {
  const given = bulkRows(
    "given",
    { id: "text", answer: "jsonb", note: "text" },
    rows.map(({ assignmentId, answer, note }) => ({ id: assignmentId, answer, note })),
  )
  await transaction.execute(sql`
    update ${assignment} set state = 'answered', answer = given.answer, note = given.note, skip_reason = null,
      answered_at = ${answeredAt.toISOString()}::timestamptz
    from ${given} where ${assignment.id} = given.id and ${assignment.runId} = ${runId}
      and ${assignment.state} in ('leased', 'answered', 'skipped')`)
}

function refuseSecondAnswer(state: string): void {
  if (state !== "answered") return
  throw new DomainError(
    "WRONG_STATE",
    "In a qualification run the first answer counts: it has been explained.",
    {
      state,
    },
  )
}
