import "server-only"
import { eq, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { label, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { mostProbable } from "@/server/domain/kinds/nominal"
import { kinds } from "@/server/domain/kinds/registry"
import { decideLabel, type LabelDecision } from "@/server/domain/label/decide"
import { expectedInformation } from "@/server/domain/label/information"
import { type TaskEvent, type TaskState, taskMachine } from "@/server/domain/task/state"
import { bulkRows } from "../bulk-rows"
import { newId, type ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"

/** A task with what its answers say of it now. */
export interface WeighedTask {
  readonly taskId: Id<"task">
  readonly state: TaskState
  readonly labelCount: number
  readonly extraLabels: number
  /** Empty where there is no answer. */
  readonly posterior: readonly number[]
  /** The full fit that gave the posterior, or whose skills did; null before the first. */
  readonly fitNumber: number | null
}

export interface DecidedTasks {
  readonly settledIds: readonly Id<"task">[]
  readonly escalatedIds: readonly Id<"task">[]
  readonly withdrawnIds: readonly Id<"task">[]
}

interface Decided {
  readonly weighed: WeighedTask
  readonly decision: LabelDecision
  readonly state: TaskState
}

const events: Readonly<Record<Exclude<LabelDecision["kind"], "keep">, TaskEvent>> = {
  settle: "settle",
  escalate: "escalate",
  withdraw: "withdraw",
}

/**
 * Writes posteriors and what follows of them: tasks sure enough are settled with a label, tasks with all their labels
 * go to a moderator. A task that got another answer since it was weighed is left as it is. Golds are not passed here.
 * @param method by which the posteriors were found
 * @param isClosing no more labels will come
 */
export async function decideTasks(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  project: ProjectRow,
  weighed: readonly WeighedTask[],
  method: string,
  isClosing = false,
): Promise<DecidedTasks> {
  const decided = weighed.map((one) => decideTask(project, one, isClosing))
  const written = await writeTasks(context, transaction, decided)
  const moved = decided.filter((one) => written.has(one.weighed.taskId) && one.state !== one.weighed.state)
  const movedTo = (state: TaskState) => moved.filter((one) => one.state === state)
  await writeLabels(context, transaction, project, movedTo("settled"), method)
  const idsOf = (list: readonly Decided[]) => list.map((one) => one.weighed.taskId)
  return {
    settledIds: idsOf(movedTo("settled")),
    escalatedIds: idsOf(movedTo("escalated")),
    withdrawnIds: idsOf(movedTo("withdrawn")),
  }
}

function decideTask(project: ProjectRow, weighed: WeighedTask, isClosing: boolean): Decided {
  const { minLabels, maxLabels, targetConfidence } = project
  const rule = { minLabels, maxLabels: maxLabels + weighed.extraLabels, targetConfidence }
  const decision = decideLabel(weighed, rule, isClosing)
  const event = decision.kind === "keep" ? null : events[decision.kind]
  const isMove = event !== null && taskMachine.canTransition(weighed.state, event)
  return { weighed, decision, state: isMove ? taskMachine.transition(weighed.state, event) : weighed.state }
}

async function writeTasks(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  decided: readonly Decided[],
): Promise<ReadonlySet<string>> {
  if (decided.length === 0) return new Set()
  const rows = decided.map(({ weighed, state }) => ({
    id: weighed.taskId,
    from_state: weighed.state,
    to_state: state,
    label_count: weighed.labelCount,
    posterior: weighed.posterior.length === 0 ? null : weighed.posterior,
    confidence: weighed.posterior.length === 0 ? 0 : mostProbable(weighed.posterior).confidence,
    information: expectedInformation(weighed.posterior, weighed.labelCount),
  }))
  const types = {
    id: "text",
    from_state: "text",
    to_state: "text",
    label_count: "integer",
    posterior: "float8[]",
    confidence: "float8",
    information: "float8",
  } as const
  const written = await transaction.execute<{ id: string }>(sql`
    update ${task} set state = weighed.to_state, posterior = weighed.posterior, confidence = weighed.confidence,
      information = weighed.information,
      closed_at = case when weighed.to_state = weighed.from_state then ${task.closedAt}
        else ${context.now().toISOString()}::timestamptz end
    from ${bulkRows("weighed", types, rows)}
    where ${task.id} = weighed.id and ${task.state} = weighed.from_state
      and ${task.labelCount} = weighed.label_count
    returning ${task.id}`)
  return new Set(written.map((row) => row.id))
}

async function writeLabels(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  project: ProjectRow,
  settled: readonly Decided[],
  method: string,
): Promise<void> {
  if (settled.length === 0) return
  const kind = kinds[project.kind]
  const settledAt = context.now()
  await transaction.insert(label).values(
    settled.map(({ weighed }) => ({
      ...kind.settle(project.config, weighed.posterior),
      id: newId(context, "label"),
      projectId: project.id,
      taskId: weighed.taskId,
      posterior: [...weighed.posterior],
      source: "consensus" as const,
      method,
      fitNumber: weighed.fitNumber,
      annotationCount: weighed.labelCount,
      settledAt,
    })),
  )
}

/** The tasks of a project that consensus may still decide, held in the order of their ids. */
export async function holdUndecided(transaction: Transaction, projectId: Id<"project">) {
  return transaction
    .select({
      taskId: task.id,
      state: task.state,
      labelCount: task.labelCount,
      extraLabels: task.extraLabels,
    })
    .from(task)
    .where(
      sql`${eq(task.projectId, projectId)} and ${task.goldAnswer} is null and ${task.state} in ('open', 'escalated')`,
    )
    .orderBy(task.id)
    .for("no key update")
}
