import { formatCount } from "@/app/_lib/format"
import { BarChart } from "@/app/_ui/bar-chart"

interface LabelsPerTaskProps {
  readonly counts: readonly { readonly labelCount: number; readonly taskCount: number }[]
}

/** How many labels the tasks have taken. */
export function LabelsPerTask({ counts }: LabelsPerTaskProps) {
  return (
    <>
      <h3 className="pb-4 text-sm font-medium">Labels a task</h3>
      <BarChart
        label="Tasks by number of labels"
        bars={counts.map(({ labelCount, taskCount }) => ({
          key: String(labelCount),
          label: labelCount === 1 ? "1 label" : `${formatCount(labelCount)} labels`,
          value: taskCount,
          text: `${formatCount(taskCount)} ${taskCount === 1 ? "task" : "tasks"}`,
        }))}
      />
    </>
  )
}
