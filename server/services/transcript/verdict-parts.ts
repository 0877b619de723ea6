import "server-only"
import { asc, inArray } from "drizzle-orm"
import { appeal, type task, verdict } from "@/db/schema"
import { isDrawnForSecondLook } from "@/server/domain/appeal/second-look"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { verdictUndoSeconds } from "@/server/domain/label/read-verdict"
import type { TaskLine } from "@/server/domain/transcript/lines"
import { dayOf, type LineSource, plain } from "./line-source"

type TaskRow = typeof task.$inferSelect
type VerdictRow = typeof verdict.$inferSelect
type VerdictPart = TaskLine["verdicts"][number]

/** How long after a verdict is final the job that opens its second look may come. */
const jobSeconds = 600

/** Reads the verdicts on tasks, and gives those of each in the order in which they were given. */
export async function verdictReader(
  source: LineSource,
  taskIds: readonly Id<"task">[],
): Promise<(row: TaskRow) => VerdictPart[]> {
  const rows = await source.transaction
    .select()
    .from(verdict)
    .where(inArray(verdict.taskId, [...taskIds]))
    .orderBy(asc(verdict.taskId), asc(verdict.givenAt), asc(verdict.id))
  const verdicts = groupBy(rows, (row) => row.taskId)
  const looks = await readLooks(source, taskIds)
  return (row) =>
    (verdicts.get(row.id) ?? []).map((given) => ({
      verdict: given.id,
      moderator: source.nameOf(given.moderatorId),
      ...{ decision: given.decision, reason: given.reason, answer: plain(given.answer) },
      ...{ day: dayOf(given.givenAt), isUndone: given.undoneAt !== null },
      secondLook: secondLookOf(source, row, given, looks),
    }))
}

interface Looks {
  /** Verdicts that somebody else was asked about. */
  readonly verdicts: ReadonlySet<string>
  /** Tasks of which a labeler has appealed the answer. */
  readonly appealedTasks: ReadonlySet<string>
}

async function readLooks({ transaction }: LineSource, taskIds: readonly Id<"task">[]): Promise<Looks> {
  const rows = await transaction
    .select({ taskId: appeal.taskId, subject: appeal.subject, verdictId: appeal.firstVerdictId })
    .from(appeal)
    .where(inArray(appeal.taskId, [...taskIds]))
  const looks = rows.filter(({ subject }) => subject === "second_look")
  const appealed = rows.filter(({ subject }) => subject === "answer")
  return {
    verdicts: new Set(looks.flatMap(({ verdictId }) => verdictId ?? [])),
    appealedTasks: new Set(appealed.flatMap(({ taskId }) => taskId ?? [])),
  }
}

function secondLookOf(
  { project, writtenAt }: LineSource,
  { id: taskId, state }: TaskRow,
  { id, decision, givenAt, undoneAt }: VerdictRow,
  looks: Looks,
): NonNullable<VerdictPart["secondLook"]> | null {
  if (looks.verdicts.has(id)) return "opened"
  const { assignmentSeed, secondLookShare } = project
  const isDrawn = decision === "label" && isDrawnForSecondLook(assignmentSeed, id, secondLookShare)
  if (!isDrawn || undoneAt !== null) return null
  if (looks.appealedTasks.has(taskId) || state !== "settled") return "lapsed"
  const latestAt = givenAt.getTime() + (verdictUndoSeconds + jobSeconds) * 1000
  return latestAt > writtenAt.getTime() ? "waits" : null
}
