"use client"
import type { ReactNode } from "react"
import type { Id } from "@/server/domain/id"
import { FormLayout } from "../_components/form-layout"
import { OverlapSection } from "./overlap-section"
import { PointsSection } from "./points-section"
import { QuestionSection } from "./question-section"
import { TasksSection } from "./tasks-section"
import type { ProjectForm as Form } from "./use-project-form"
import { WhoSection } from "./who-section"

export interface ProjectFormProps {
  readonly form: Form
  readonly poolId: Id<"pool">
  readonly footer: ReactNode
}

/** A project in five parts; every number says what it does. */
export function ProjectForm({ form, poolId, footer }: ProjectFormProps) {
  const { faults, tasks } = form
  const parts = [
    { id: "question", title: "The question", isOpen: Object.keys(faults).length > 0 },
    { id: "tasks", title: "Tasks", isOpen: tasks.fault !== null || tasks.csvFaults.length > 0 },
    { id: "overlap", title: "How sure is sure enough", isOpen: false },
    { id: "who", title: "Who may label", isOpen: false },
    { id: "points", title: "Runs and points", isOpen: false },
  ]
  return (
    <FormLayout parts={parts} footer={footer}>
      <QuestionSection form={form} />
      <TasksSection form={form} />
      <OverlapSection form={form} />
      <WhoSection form={form} poolId={poolId} />
      <PointsSection form={form} />
    </FormLayout>
  )
}
