import "server-only"
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, assignment, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { bulkRows } from "../bulk-rows"
import { newId, type ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"
import { leasingStates } from "./drop-run"
import type { RunRow } from "./standing"

/** A place of a run that holds a lease, with its task, both held until the transaction ends. */
export type HeldPlace = Awaited<ReturnType<typeof holdPlaces>>[number]

/** The places of a run; tasks are locked in the order of their ids, as everywhere. */
export async function holdPlaces(transaction: Transaction, runId: Id<"run">) {
  return transaction
    .select({
      assignmentId: assignment.id,
      position: assignment.position,
      answer: assignment.answer,
      note: assignment.note,
      answeredAt: assignment.answeredAt,
      taskId: task.id,
      taskState: task.state,
      labelCount: task.labelCount,
      extraLabels: task.extraLabels,
      goldAnswer: task.goldAnswer,
    })
    .from(assignment)
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(and(eq(assignment.runId, runId), inArray(assignment.state, [...leasingStates])))
    .orderBy(asc(task.id))
    .for("no key update", { of: task })
}

/** Leases end; answered ones become labels. */
export async function countPlaces(transaction: Transaction, places: readonly HeldPlace[]): Promise<void> {
  if (places.length === 0) return
  const rows = places.map((place) => ({ id: place.taskId, counted: place.answer === null ? 0 : 1 }))
  await transaction.execute(sql`
    update ${task} set leased_count = ${task.leasedCount} - 1, label_count = ${task.labelCount} + place.counted
    from ${bulkRows("place", { id: "text", counted: "integer" }, rows)} where ${task.id} = place.id`)
}

/** Places that were left open count as skipped. */
export async function closePlaces(transaction: Transaction, runId: Id<"run">): Promise<void> {
  await transaction
    .update(assignment)
    .set({ state: "skipped", skipReason: "unanswered" })
    .where(and(eq(assignment.runId, runId), eq(assignment.state, "leased")))
}

/** Writes answered places as annotations; they count from now on. */
export async function addAnnotations(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  held: RunRow,
  project: ProjectRow,
  answered: readonly HeldPlace[],
): Promise<void> {
  const kind = kinds[project.kind]
  const durations = durationsOf(held, answered)
  const submittedAt = context.now()
  const rows = answered.flatMap((place) =>
    place.answer === null
      ? []
      : [
          {
            id: newId(context, "annotation"),
            projectId: project.id,
            taskId: place.taskId,
            runId: held.id,
            assignmentId: place.assignmentId,
            labelerId: held.labelerId,
            // The task is held since its answers were counted, so the places of a task have no gap and no twin.
            place: place.labelCount + 1,
            answer: place.answer,
            classIndex: kind.toClassIndex(project.config, place.answer),
            note: place.note,
            durationSeconds: durations.get(place.assignmentId) ?? 0,
            submittedAt,
          },
        ],
  )
  if (rows.length > 0) await transaction.insert(annotation).values(rows)
}

/** Seconds from the answer before (or from the taking of the run) to each answer. */
function durationsOf(held: RunRow, answered: readonly HeldPlace[]): ReadonlyMap<string, number> {
  const durations = new Map<string, number>()
  let before = held.takenAt.getTime()
  const timed = answered.map((place) => ({
    id: place.assignmentId,
    at: place.answeredAt?.getTime() ?? before,
  }))
  for (const { id, at } of timed.sort((a, b) => a.at - b.at)) {
    durations.set(id, Math.max(at - before, 0) / 1000)
    before = at
  }
  return durations
}
