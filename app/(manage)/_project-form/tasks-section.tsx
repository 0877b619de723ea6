"use client"
import { formatCount } from "@/app/_lib/format"
import { RadioGroup } from "@/app/_ui/radio-group"
import { Slider } from "@/app/_ui/slider"
import { Switch } from "@/app/_ui/switch"
import { kinds } from "@/server/domain/kinds/registry"
import { FormSection } from "../_pool-form/form-section"
import { ListedTasks } from "./listed-tasks"
import type { TaskMode } from "./project-values"
import type { ProjectForm } from "./use-project-form"

/** Which items, or which pairs, the question is asked of. */
export function TasksSection({ form }: { readonly form: ProjectForm }) {
  const { values, set } = form
  return (
    <FormSection
      id="tasks"
      title="Tasks"
      lead={`The pool has ${formatCount(form.items.length)} items. Only those whose contributors allow labeling become tasks.`}
    >
      <RadioGroup<TaskMode>
        legend="Which tasks"
        options={modesOf(kinds[values.kind].itemsPerTask)}
        value={values.mode}
        onValueChange={(mode) => set({ mode })}
      />
      {values.mode === "randomPairs" ? <PairControls form={form} /> : null}
      {values.mode === "listed" ? <ListedTasks form={form} /> : null}
      <TaskCount form={form} />
    </FormSection>
  )
}

function modesOf(itemsPerTask: number) {
  const listed = {
    value: "listed",
    label: "A list of your own",
    hint: "Paste or upload a CSV: which items, which of them are golds, and why.",
  } as const
  if (itemsPerTask === 1) {
    return [{ value: "everyItem", label: "Every item", hint: "One task an item." } as const, listed]
  }
  return [
    {
      value: "randomPairs",
      label: "Random pairs",
      hint: "Every item is compared equally often, and every group hangs together, so that it can be ranked.",
    } as const,
    listed,
  ]
}

function PairControls({ form }: { readonly form: ProjectForm }) {
  const { values, set, items } = form
  const groups = new Set(items.map((item) => item.groupKey)).size
  return (
    <>
      <Slider
        label="Comparisons an item"
        minimum={1}
        maximum={40}
        value={values.comparisonsPerItem}
        onValueChange={(comparisonsPerItem) => set({ comparisonsPerItem })}
        note={`With ${values.comparisonsPerItem}, each item meets about ${values.comparisonsPerItem} others. More makes a finer ranking and costs more labels.`}
      />
      <Switch
        label="Only within a group"
        hint={
          groups > 1
            ? `Items are compared within their ${formatCount(groups)} groups, never across.`
            : "This pool has no group field, so all items are one group."
        }
        isOn={values.withinGroup}
        onChange={(withinGroup) => set({ withinGroup })}
      />
    </>
  )
}

function TaskCount({ form }: { readonly form: ProjectForm }) {
  const { taskCount, goldCount, trainingCount, fault } = form.tasks
  if (fault !== null) {
    return (
      <p role="status" className="text-sm text-ink-soft">
        No tasks yet: {fault}
      </p>
    )
  }
  const extra = [
    goldCount > 0 ? `${formatCount(goldCount)} ${goldCount === 1 ? "gold" : "golds"}` : "",
    trainingCount > 0 ? `${formatCount(trainingCount)} for training` : "",
  ].filter((text) => text !== "")
  return (
    <p role="status" className="text-sm">
      This makes <strong className="tabular font-semibold">{formatCount(taskCount)} tasks</strong>
      {extra.length === 0 ? null : `, of them ${extra.join(" and ")}`}.
      {goldCount === 0 ? " Golds can be set on the draft afterwards." : ""}
    </p>
  )
}
