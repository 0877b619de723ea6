"use client"
import { useMemo, useState } from "react"
import type { KindConfig } from "@/server/domain/kinds/registry"
import { type PlannedPreview, previewTasks } from "./preview-tasks"
import { blankProject, configOf, faultsOfProject, type ProjectValues } from "./project-values"
import type { KnownItem } from "./task-csv"

export interface ProjectForm {
  readonly values: ProjectValues
  readonly config: KindConfig | null
  /** The tasks that would be made now. */
  readonly tasks: PlannedPreview
  readonly items: readonly KnownItem[]
  /** What does not fit, by control. */
  readonly faults: Readonly<Record<string, string>>
  set(change: Partial<ProjectValues>): void
  faultOf(control: string): string | undefined
  /** Shows every fault from now on; tells whether there is none. */
  insist(): boolean
}

/** A project under the pen. @param items the pool's items, as its owner's list names them */
export function useProjectForm(items: readonly KnownItem[]): ProjectForm {
  const [values, setValues] = useState(blankProject)
  const [isInsisting, setInsisting] = useState(false)
  const faults = useMemo(() => faultsOfProject(values), [values])
  const { config } = useMemo(() => configOf(values), [values])
  const tasks = useMemo(() => previewTasks(values, config, items), [values, config, items])
  return {
    values,
    config,
    tasks,
    items,
    faults,
    set: (change) => setValues((before) => ({ ...before, ...change })),
    faultOf: (control) => (isInsisting ? faults[control] : undefined),
    insist: () => {
      setInsisting(true)
      return Object.keys(faults).length === 0 && tasks.fault === null && tasks.csvFaults.length === 0
    },
  }
}
