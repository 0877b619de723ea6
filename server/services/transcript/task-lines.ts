import "server-only"
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm"
import { keccak256, stringToBytes } from "viem"
import { annotation, appeal, goldRetirement, item, label, task, taskItem } from "@/db/schema"
import { canonicalJson } from "@/server/domain/canonical-json"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { TaskLine } from "@/server/domain/transcript/lines"
import { dayOf, type LineSource, plain } from "./line-source"
import { readFrozenPoints } from "./release-lines"
import { verdictReader } from "./verdict-parts"

type TaskRow = typeof task.$inferSelect

const tasksAtOnce = 1000

/** The tasks of a project in their order, each with what was answered and decided. */
export async function* taskLines(source: LineSource): AsyncGenerator<TaskLine> {
  const { transaction, project } = source
  for (let from = 0; ; from += tasksAtOnce) {
    const rows = await transaction
      .select()
      .from(task)
      .where(
        and(eq(task.projectId, project.id), gte(task.position, from), lt(task.position, from + tasksAtOnce)),
      )
      .orderBy(asc(task.position))
    if (rows.length === 0) return
    yield* await presentTasks(source, rows)
  }
}

async function presentTasks(source: LineSource, rows: readonly TaskRow[]): Promise<TaskLine[]> {
  const taskIds = rows.map((row) => row.id)
  const items = await readItems(source, taskIds)
  const labels = await readLabels(source, taskIds)
  const answers = await readAnswers(source, taskIds)
  const overturned = await readOverturned(source, taskIds)
  const retired = await readRetired(source, taskIds)
  const verdictsOf = await verdictReader(source, taskIds)
  const frozenPointsOf = await readFrozenPoints(source, taskIds)
  return rows.map((row): TaskLine => {
    const hashes = (items.get(row.id) ?? []).map(({ itemHash }) => itemHash)
    const settled = labels.get(row.id)
    const retirement = retired.get(row.id)
    return {
      type: "task",
      task: row.id,
      items: keccak256(stringToBytes(canonicalJson(hashes))),
      state: row.state,
      gold: plain(row.goldAnswer ?? retirement?.answer ?? null),
      goldRetiredAfterFit: retirement?.afterFit ?? null,
      isTraining: row.isTraining,
      isOverturned: overturned.has(row.id),
      label: settled === undefined ? null : presentLabel(settled),
      verdicts: verdictsOf(row),
      ...frozenPointsOf(row.id),
      answers: (answers.get(row.id) ?? []).map((given) => presentAnswer(source, row, given)),
    }
  })
}

async function readItems({ transaction }: LineSource, taskIds: readonly Id<"task">[]) {
  const rows = await transaction
    .select({ taskId: taskItem.taskId, itemHash: item.itemHash })
    .from(taskItem)
    .innerJoin(item, eq(item.id, taskItem.itemId))
    .where(inArray(taskItem.taskId, [...taskIds]))
    .orderBy(asc(taskItem.taskId), asc(taskItem.position))
  return groupBy(rows, (row) => row.taskId)
}

type LabelRow = typeof label.$inferSelect
type AnswerRow = typeof annotation.$inferSelect

async function readLabels({ transaction }: LineSource, taskIds: readonly Id<"task">[]) {
  const rows = await transaction
    .select()
    .from(label)
    .where(inArray(label.taskId, [...taskIds]))
  return new Map(rows.map((row) => [row.taskId, row]))
}

async function readAnswers({ transaction }: LineSource, taskIds: readonly Id<"task">[]) {
  const rows = await transaction
    .select()
    .from(annotation)
    .where(inArray(annotation.taskId, [...taskIds]))
    .orderBy(asc(annotation.taskId), asc(annotation.place))
  return groupBy(rows, (row) => row.taskId)
}

async function readOverturned({ transaction }: LineSource, taskIds: readonly Id<"task">[]) {
  const rows = await transaction
    .select({ taskId: appeal.taskId })
    .from(appeal)
    .where(and(inArray(appeal.taskId, [...taskIds]), eq(appeal.state, "overturned")))
  return new Set(rows.map(({ taskId }) => taskId))
}

async function readRetired({ transaction }: LineSource, taskIds: readonly Id<"task">[]) {
  const rows = await transaction
    .select()
    .from(goldRetirement)
    .where(inArray(goldRetirement.taskId, [...taskIds]))
  return new Map(rows.map((row) => [row.taskId, row]))
}

function presentLabel(row: LabelRow): NonNullable<TaskLine["label"]> {
  const { source, method, fitNumber, confidence, posterior, annotationCount } = row
  const answer = plain(row.answer) ?? {}
  return { source, method, fit: fitNumber, answer, confidence, posterior, answerCount: annotationCount }
}

/** Words that somebody wrote beside an answer stay out: they may say who wrote them. */
function presentAnswer(
  { fits }: LineSource,
  { position }: TaskRow,
  row: AnswerRow,
): TaskLine["answers"][number] {
  const read = fits.find(({ answerCounts }) => (answerCounts[position] ?? 0) >= row.place)
  return {
    run: row.runId,
    answer: plain(row.answer) ?? {},
    fit: read?.number ?? fits.length + 1,
    day: dayOf(row.submittedAt),
    seconds: Math.round(row.durationSeconds),
    credit: row.credit,
    points: row.earnedPoints.toString(),
  }
}
