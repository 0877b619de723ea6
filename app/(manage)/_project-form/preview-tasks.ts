import type { KindConfig } from "@/server/domain/kinds/registry"
import { planTasks } from "@/server/domain/task/plan-tasks"
import { planOf } from "./project-input"
import { attempt, type ProjectValues } from "./project-values"
import { type CsvFault, type KnownItem, type ListedRow, readTaskCsv } from "./task-csv"

/** The tasks that a form would make. */
export interface PlannedPreview {
  readonly taskCount: number
  readonly goldCount: number
  readonly trainingCount: number
  /** Why there would be none. */
  readonly fault: string | null
  readonly csvFaults: readonly CsvFault[]
  readonly rows: readonly ListedRow[]
}

const none: PlannedPreview = {
  taskCount: 0,
  goldCount: 0,
  trainingCount: 0,
  fault: null,
  csvFaults: [],
  rows: [],
}

/** Plans the tasks as the server will, with a seed of its own: the counts are the same, the pairs are not. */
export function previewTasks(
  values: ProjectValues,
  config: KindConfig | null,
  items: readonly KnownItem[],
): PlannedPreview {
  if (config === null) return { ...none, fault: "The question is not finished yet." }
  const listed = values.mode === "listed" ? readTaskCsv(values.csv, values.kind, config, items) : null
  if (listed !== null && listed.rows.length === 0) {
    const fault = listed.faults.length === 0 ? "No tasks are listed yet." : "No line of the list fits."
    return { ...none, fault, csvFaults: listed.faults }
  }
  const plan = planOf(values, listed?.rows ?? [])
  return attempt<PlannedPreview>(
    () => {
      const planned = planTasks({ kind: values.kind, config, plan, items, seed: "preview" })
      return {
        taskCount: planned.length,
        goldCount: planned.filter((task) => task.goldAnswer !== null && !task.isTraining).length,
        trainingCount: planned.filter((task) => task.isTraining).length,
        fault: null,
        csvFaults: listed?.faults ?? [],
        rows: listed?.rows ?? [],
      }
    },
    (fault) => ({ ...none, fault, csvFaults: listed?.faults ?? [] }),
  )
}
