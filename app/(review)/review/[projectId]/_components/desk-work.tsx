"use client"
import { useRef } from "react"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { classNames } from "@/app/_ui/class-names"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { Skeleton } from "@/app/_ui/skeleton"
import { showToast } from "@/app/_ui/toast"
import type { Id } from "@/server/domain/id"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"
import type { ReviewCase } from "../../../_views"
import { CaseView } from "./case-view"
import { decide, missingFrom } from "./draft-verdict"
import { useCase } from "./use-case"
import type { DeskState } from "./use-desk"
import { useVerdictKeys } from "./use-verdict-keys"
import { canAskForMore, VerdictForm } from "./verdict-form"

/** Where one is on a phone. */
export type DeskStep = "queue" | "case" | "verdict"

/** Three columns where there is room for them. */
export const deskColumns = "grid gap-5 lg:grid-cols-[15rem_minmax(0,1fr)_21rem]"

interface DeskWorkProps {
  readonly taskId: Id<"task">
  readonly desk: DeskState
  readonly step: DeskStep
  readonly onStep: (step: DeskStep) => void
  /** Opens the decision on the cases that are chosen. */
  readonly onBatch: () => void
}

/** The open case and the verdict on it. */
export function DeskWork(props: DeskWorkProps) {
  const { judged, opened } = useCase(props.taskId)
  if (judged.isPending) {
    return (
      <>
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-96 rounded-lg max-lg:hidden" />
      </>
    )
  }
  if (judged.isError) return <ErrorPanel error={judged.error} onRetry={() => void judged.refetch()} />
  return <LoadedWork {...props} judged={judged.data} opened={opened} />
}

interface LoadedWorkProps extends DeskWorkProps {
  readonly judged: ReviewCase
  readonly opened: ReturnType<typeof useCase>["opened"]
}

function LoadedWork({ desk, step, onStep, onBatch, judged, opened }: LoadedWorkProps) {
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const give = () => {
    const missing = missingFrom(desk.draft, judged.project)
    if (missing !== null) {
      showToast({ title: missing, tone: "note" })
      return
    }
    desk.give()
    onStep("case")
  }
  useDeskKeys(desk, judged, { give, batch: onBatch, writeNote: () => noteRef.current?.focus() })
  return (
    <>
      <section aria-label="Case" className={classNames("min-w-0", step !== "case" && "max-lg:hidden")}>
        <CaseView judged={judged} opened={opened} answer={desk.draft.answer} />
      </section>
      <section
        aria-label="Verdict"
        className={classNames(
          "min-w-0 lg:sticky lg:top-20 lg:self-start",
          step !== "verdict" && "max-lg:hidden",
        )}
      >
        <VerdictForm
          judged={judged}
          isMoreOpen={canAskForMore(judged)}
          draft={desk.draft}
          onDraft={desk.setDraft}
          onGive={give}
          noteRef={noteRef}
        />
      </section>
      <StepBar step={step} onStep={onStep} />
      <KeyboardHelp groups={helpOf(judged)} />
    </>
  )
}

interface DeskActs {
  give(): void
  batch(): void
  writeNote(): void
}

function useDeskKeys(desk: DeskState, judged: ReviewCase, { give, batch, writeNote }: DeskActs): void {
  const { draft, setDraft, chosen } = desk
  const areChosen = chosen.lines.length > 0
  const acts = { give, writeNote, undo: desk.given.undoLatest }
  useVerdictKeys(desk, judged.project, acts, {
    m: canAskForMore(judged) ? () => setDraft(decide(draft, "more_labels")) : undefined,
    s: () => chooseAndGoOn(desk),
    g: areChosen ? batch : undefined,
    Escape: areChosen ? chosen.clear : undefined,
  })
}

/** Chooses the open case, or no longer, and opens the next one, so that several are chosen by one key. */
function chooseAndGoOn({ openTaskId, chosen, step }: DeskState): void {
  if (openTaskId === null) return
  chosen.toggle(openTaskId)
  step(1)
}

const steps: readonly { readonly step: DeskStep; readonly text: string }[] = [
  { step: "queue", text: "Queue" },
  { step: "case", text: "Case" },
  { step: "verdict", text: "Verdict" },
]

/** On a phone: the three parts of the desk under the thumb. */
function StepBar({ step, onStep }: Pick<DeskWorkProps, "step" | "onStep">) {
  return (
    <div className="sticky bottom-16 z-20 grid grid-cols-3 gap-1 rounded-lg border bg-raised p-1 shadow-float sm:bottom-2 lg:hidden">
      {steps.map((one) => (
        <Button
          key={one.step}
          variant={one.step === step ? "primary" : "quiet"}
          className="h-11 px-2"
          aria-pressed={one.step === step}
          onClick={() => onStep(one.step)}
        >
          {one.text}
        </Button>
      ))}
    </div>
  )
}

function helpOf({ project }: ReviewCase) {
  return [
    { title: "Answer", actions: kindScreens[project.kind].keys(project.config) },
    {
      title: "Verdict",
      actions: [
        { keys: "R", does: "Next reason" },
        { keys: "M", does: "Ask for more labels" },
        { keys: "X", does: "Retire the task" },
        { keys: "N", does: "Write a note" },
        { keys: "Enter", does: "Give the verdict" },
        { keys: "U", does: "Undo the latest verdict, for 60 s" },
      ],
    },
    {
      title: "Desk",
      actions: [
        { keys: "J", does: "Next case" },
        { keys: "K", does: "Case before" },
        { keys: "S", does: "Choose the case, and the next" },
        { keys: "G", does: "Decide the chosen cases together" },
        { keys: "Esc", does: "Choose none" },
        { keys: "?", does: "This list" },
      ],
    },
  ]
}
