"use client"
import type { ReactNode } from "react"
import { FormLayout } from "../_components/form-layout"
import { OverlapSection } from "./overlap-section"
import { PointsSection } from "./points-section"
import { QuestionSection } from "./question-section"
import { TasksSection } from "./tasks-section"
import type { ProjectForm as Form } from "./use-project-form"

/** A project in four parts; every number says what it does. */
export function ProjectForm({ form, footer }: { readonly form: Form; readonly footer: ReactNode }) {
  const { faults, tasks } = form
  const parts = [
    { id: "question", title: "The question", isOpen: Object.keys(faults).length > 0 },
    { id: "tasks", title: "Tasks", isOpen: tasks.fault !== null || tasks.csvFaults.length > 0 },
    { id: "overlap", title: "How sure is sure enough", isOpen: false },
    { id: "points", title: "Runs and points", isOpen: false },
  ]
  return (
    <FormLayout parts={parts} footer={footer}>
      <QuestionSection form={form} />
      <TasksSection form={form} />
      <OverlapSection form={form} />
      <PointsSection form={form} />
    </FormLayout>
  )
}
