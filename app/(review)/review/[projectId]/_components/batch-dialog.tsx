"use client"
import { type RefObject, useRef, useState } from "react"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { KeyHint } from "@/app/_ui/key-hint"
import { RadioGroup } from "@/app/_ui/radio-group"
import type { Id } from "@/server/domain/id"
import { extraLabelsPerVerdict } from "@/server/domain/label/read-verdict"
import {
  type BatchDecision,
  batchDecisions,
  verdictReasons,
  verdictReasonTexts,
} from "@/server/domain/label/verdict"
import type { QueueLine } from "../../../_views"
import { BatchResults } from "./batch-results"
import { type BatchDraft, useBatch } from "./use-batch"
import type { ChosenCases } from "./use-chosen-cases"

interface BatchDialogProps {
  readonly projectId: Id<"project">
  readonly chosen: ChosenCases
  readonly onClose: () => void
}

const decisionNames: Readonly<Record<BatchDecision, string>> = {
  more_labels: `Send back for ${extraLabelsPerVerdict} more labels each`,
  retire: "Retire the tasks",
}

/** One decision with one reason on all the cases that are chosen; then what became of each, and the way back. */
export function BatchDialog({ projectId, chosen, onClose }: BatchDialogProps) {
  // What is decided on does not change while it is decided, though the queue may.
  const [lines] = useState<readonly QueueLine[]>(chosen.lines)
  const [draft, setDraft] = useState<BatchDraft>({
    decision: "more_labels",
    reason: verdictReasons.more_labels[0],
    note: "",
  })
  const giveRef = useRef<HTMLButtonElement>(null)
  const batch = useBatch(projectId, chosen.clear)
  const isDone = batch.results !== null
  return (
    <Dialog
      isOpen
      isSticky
      initialFocus={giveRef}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={isDone ? "What became of them" : `Decide ${casesText(lines.length)} together`}
      description={
        isDone
          ? undefined
          : `Tasks ${lines.map((line) => line.position + 1).join(", ")}. Each gets its own verdict.`
      }
      actions={
        isDone ? (
          <Button variant="primary" onClick={onClose}>
            Back to the desk
          </Button>
        ) : (
          <GiveButton
            draft={draft}
            count={lines.length}
            isPending={batch.isPending}
            onGive={() => batch.give(lines, draft)}
            buttonRef={giveRef}
          />
        )
      }
    >
      {batch.results === null ? (
        <BatchForm draft={draft} onDraft={setDraft} />
      ) : (
        <BatchResults lines={lines} results={batch.results} onUndo={batch.undo} isUndoing={batch.isUndoing} />
      )}
    </Dialog>
  )
}

interface GiveButtonProps {
  readonly draft: BatchDraft
  readonly count: number
  readonly isPending: boolean
  readonly onGive: () => void
  readonly buttonRef: RefObject<HTMLButtonElement | null>
}

/** Has the focus first: whoever chose by keyboard goes on by Enter. */
function GiveButton({ draft, count, isPending, onGive, buttonRef }: GiveButtonProps) {
  const isRetired = draft.decision === "retire"
  return (
    <Button
      ref={buttonRef}
      variant={isRetired ? "danger" : "primary"}
      isPending={isPending}
      pendingLabel="Deciding"
      onClick={onGive}
    >
      {isRetired ? "Retire" : "Send back"} {casesText(count)}
      <KeyHint keys="Enter" />
    </Button>
  )
}

function casesText(count: number): string {
  return count === 1 ? "1 case" : `${count} cases`
}

interface BatchFormProps {
  readonly draft: BatchDraft
  readonly onDraft: (draft: BatchDraft) => void
}

function BatchForm({ draft, onDraft }: BatchFormProps) {
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        legend="Decision"
        value={draft.decision}
        onValueChange={(decision) => onDraft({ ...draft, decision, reason: verdictReasons[decision][0] })}
        options={batchDecisions.map((value) => ({ value, label: decisionNames[value] }))}
      />
      <RadioGroup
        legend="Reason"
        value={draft.reason}
        onValueChange={(reason) => onDraft({ ...draft, reason })}
        options={verdictReasons[draft.decision].map((value) => ({ value, label: verdictReasonTexts[value] }))}
      />
      <Field label="Note to the labelers" isOptional>
        <Textarea
          rows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => onDraft({ ...draft, note: event.target.value })}
        />
      </Field>
    </div>
  )
}
