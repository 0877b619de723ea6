import { DomainError } from "../errors"
import { type Answer, type KindConfig, type KindId, kinds, readAnswer } from "../kinds/registry"
import { type PairableItem, randomPairs } from "./random-pairs"

/** How a project's tasks are made of its pool's items. */
export type TaskPlan =
  | { readonly mode: "everyItem" }
  | { readonly mode: "randomPairs"; readonly comparisonsPerItem: number; readonly withinGroup: boolean }
  | { readonly mode: "listed"; readonly rows: readonly ListedTask[] }

export interface ListedTask {
  readonly itemIds: readonly string[]
  readonly goldAnswer?: unknown
  readonly goldExplanation?: string | undefined
  readonly isTraining?: boolean | undefined
}

/** A task to be made; its place in the list is its position. */
export interface PlannedTask {
  readonly itemIds: readonly string[]
  readonly goldAnswer: Answer | null
  readonly goldExplanation: string | null
  /** Shown in qualification runs only, with its answer explained. */
  readonly isTraining: boolean
}

export interface TaskPlanInput {
  readonly kind: KindId
  readonly config: KindConfig
  readonly plan: TaskPlan
  /** Items that may be labeled: live, with a consent that covers labeling. */
  readonly items: readonly PairableItem[]
  readonly seed: string
}

/**
 * The tasks of a project.
 * @throws DomainError BAD_INPUT when the plan does not fit the kind or names an item that may not be labeled;
 *   NOTHING_TO_DO when it gives no task
 */
export function planTasks(input: TaskPlanInput): readonly PlannedTask[] {
  const planned =
    input.plan.mode === "listed" ? planListed(input, input.plan.rows) : planUnlisted(input, input.plan)
  if (planned.length === 0) {
    throw new DomainError(
      "NOTHING_TO_DO",
      "No task comes of this: the pool has too few items that may be labeled.",
    )
  }
  return planned
}

function planUnlisted(
  input: TaskPlanInput,
  plan: Exclude<TaskPlan, { mode: "listed" }>,
): readonly PlannedTask[] {
  const { itemsPerTask, name } = kinds[input.kind]
  const wanted = plan.mode === "everyItem" ? 1 : 2
  if (itemsPerTask !== wanted) {
    throw new DomainError(
      "BAD_INPUT",
      `${name} shows ${itemsPerTask} item(s) a task; choose tasks that do.`,
      {
        field: "tasks.mode",
      },
    )
  }
  const lists =
    plan.mode === "everyItem"
      ? input.items.map((item) => [item.itemId])
      : randomPairs({ ...plan, items: input.items, seed: input.seed })
  return lists.map((itemIds) => ({ itemIds, goldAnswer: null, goldExplanation: null, isTraining: false }))
}

function planListed(input: TaskPlanInput, rows: readonly ListedTask[]): readonly PlannedTask[] {
  const known = new Set(input.items.map((item) => item.itemId))
  return rows.map((row, index) => {
    const fault = listedFault(row, kinds[input.kind].itemsPerTask, known)
    if (fault !== null) {
      throw new DomainError("BAD_INPUT", `Row ${index + 1}: ${fault}`, { field: `tasks.rows.${index}` })
    }
    return {
      itemIds: row.itemIds,
      goldAnswer: isGold(row) ? readAnswer(input.kind, input.config, row.goldAnswer) : null,
      goldExplanation: row.goldExplanation?.trim() || null,
      isTraining: row.isTraining ?? false,
    }
  })
}

function isGold(row: ListedTask): boolean {
  return row.goldAnswer !== undefined && row.goldAnswer !== null
}

function listedFault(row: ListedTask, itemsPerTask: number, known: ReadonlySet<string>): string | null {
  if (row.itemIds.length !== itemsPerTask) return `a task of this kind shows ${itemsPerTask} item(s).`
  if (new Set(row.itemIds).size !== row.itemIds.length) return "an item stands against itself."
  const unknown = row.itemIds.find((itemId) => !known.has(itemId))
  if (unknown !== undefined) return `${unknown} is not an item of this pool that may be labeled.`
  if (row.isTraining === true && !isGold(row)) return "a training task needs its answer."
  return null
}
