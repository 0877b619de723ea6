"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { kindScreens } from "@/app/(label)/_kinds/kind-screens"
import { type Answer, readAnswer } from "@/server/domain/kinds/registry"
import type { ProjectSheet, ProjectTask } from "../../../../_views"
import { CaseContent } from "./case-content"

export interface GoldDialogProps {
  readonly project: ProjectSheet
  readonly task: ProjectTask
  readonly onClose: () => void
  readonly onNext?: () => void
}

/** One task with its items in the clear, for this browser alone, and the answer that shall count as right. */
export function GoldDialog({ project, task, onClose, onNext }: GoldDialogProps) {
  const { kind, config } = project
  const [answer, setAnswer] = useState<Answer | null>(() =>
    task.goldAnswer === null ? null : readAnswer(kind, config, task.goldAnswer),
  )
  const [explanation, setExplanation] = useState(task.goldExplanation ?? "")
  const save = useSetGold(project, onNext ?? onClose)
  const screen = kindScreens[kind]
  const isComplete = answer !== null && screen.isComplete(config, answer)
  return (
    <Dialog
      title={`Task ${task.position + 1}`}
      description={project.question}
      size="lg"
      isOpen
      isSticky
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={
        <GoldActions
          task={task}
          isSaving={save.isPending}
          isComplete={isComplete}
          onNext={onNext}
          onSave={() => save.mutate({ taskId: task.taskId, answer, explanation })}
          onTakeAway={() => save.mutate({ taskId: task.taskId, answer: null })}
        />
      }
    >
      <div className="flex flex-col gap-6">
        <CaseContent project={project} task={task} answer={answer} />
        <screen.Controls
          config={config}
          question={project.question}
          answer={answer}
          onAnswer={setAnswer}
          isLocked={false}
          rightAnswer={null}
        />
        <Field label="Why is this right?" hint="Labelers read it when they got this task wrong." isOptional>
          <Textarea
            rows={2}
            maxLength={2_000}
            value={explanation}
            onChange={(event) => setExplanation(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  )
}

function useSetGold(project: ProjectSheet, onDone: () => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { projectId } = project
  return useMutation({
    ...trpc.project.setGold.mutationOptions(),
    onError: showError,
    onSuccess: async () => {
      onDone()
      await queries.invalidateQueries(trpc.project.tasks.pathFilter())
      await queries.invalidateQueries(trpc.project.get.queryFilter({ projectId }))
    },
  })
}

interface GoldActionsProps {
  readonly task: ProjectTask
  readonly isSaving: boolean
  readonly isComplete: boolean
  readonly onNext: (() => void) | undefined
  readonly onSave: () => void
  readonly onTakeAway: () => void
}

function GoldActions({ task, isSaving, isComplete, onNext, onSave, onTakeAway }: GoldActionsProps) {
  return (
    <>
      {task.goldAnswer === null ? null : (
        <Button variant="quiet" className="sm:mr-auto" onClick={onTakeAway}>
          Make it an ordinary task
        </Button>
      )}
      {onNext === undefined ? null : <Button onClick={onNext}>Next without</Button>}
      <Button variant="primary" disabled={!isComplete} isPending={isSaving} onClick={onSave}>
        {onNext === undefined ? "Save the gold" : "Save and next"}
      </Button>
    </>
  )
}
