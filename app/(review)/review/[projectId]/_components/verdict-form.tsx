"use client"
import type { RefObject } from "react"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { classNames } from "@/app/_ui/class-names"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { KeyHint } from "@/app/_ui/key-hint"
import { enterIsForPage } from "@/app/_ui/page-keys"
import { extraLabelsPerVerdict } from "@/server/domain/label/read-verdict"
import {
  type VerdictDecision,
  type VerdictReason,
  verdictReasons,
  verdictReasonTexts,
} from "@/server/domain/label/verdict"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"
import type { ReviewCase } from "../../../_views"
import { type DraftVerdict, decide, missingFrom, settleOn } from "./draft-verdict"

/** A project that is closing takes no more labels. */
export function canAskForMore({ project }: ReviewCase): boolean {
  return project.state === "open" || project.state === "paused"
}

/** What a verdict is given on, as far as its form asks. */
export interface JudgedQuestion {
  readonly project: Pick<ReviewCase["project"], "kind" | "config" | "question">
}

interface VerdictFormProps {
  readonly judged: JudgedQuestion
  /** Whether the crowd can be asked once more. */
  readonly isMoreOpen: boolean
  /** For a decision that is not the crowd's moderator's: what its button and its note say. */
  readonly words?: { readonly label: string; readonly retire: string; readonly note: string }
  readonly draft: DraftVerdict
  readonly onDraft: (draft: DraftVerdict) => void
  readonly onGive: () => void
  readonly noteRef: RefObject<HTMLTextAreaElement | null>
}

/** The verdict: an answer, or more labels, or out with the task; and why. */
export function VerdictForm(props: VerdictFormProps) {
  const { judged, draft, onDraft, onGive, noteRef, words } = props
  const { project } = judged
  const { Controls } = kindScreens[project.kind]
  return (
    <Card className="flex flex-col gap-5">
      <div className="[&_fieldset]:grid-cols-1">
        <Controls
          config={project.config}
          question={project.question}
          answer={draft.decision === "label" ? draft.answer : null}
          onAnswer={(answer) => onDraft(settleOn(draft, answer))}
          isLocked={false}
          rightAnswer={null}
        />
      </div>
      <OtherDecisions isMoreOpen={props.isMoreOpen} draft={draft} onDraft={onDraft} />
      <Reasons draft={draft} onDraft={onDraft} />
      <Field
        label={
          <span className="flex items-center gap-2">
            {words?.note ?? "Note to the labelers"} <KeyHint keys="N" />
          </span>
        }
        isOptional
      >
        <Textarea
          ref={noteRef}
          rows={2}
          maxLength={2000}
          value={draft.note}
          className="min-h-14"
          onChange={(event) => onDraft({ ...draft, note: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
              event.preventDefault()
              event.currentTarget.blur()
              if (event.key === "Enter") onGive()
            }
          }}
        />
      </Field>
      <GiveButton judged={judged} draft={draft} onGive={onGive} words={words} />
    </Card>
  )
}

function GiveButton(
  props: Pick<VerdictFormProps, "judged" | "draft" | "onGive"> & {
    readonly words: VerdictFormProps["words"] | undefined
  },
) {
  const { judged, draft, onGive, words } = props
  const missing = missingFrom(draft, judged.project)
  const texts: Readonly<Record<VerdictDecision, string>> = {
    label: words?.label ?? "Settle the task",
    more_labels: `Ask for ${extraLabelsPerVerdict} more labels`,
    retire: words?.retire ?? "Retire the task",
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Button
        variant={draft.decision === "retire" ? "danger" : "primary"}
        size="lg"
        disabled={missing !== null}
        onClick={onGive}
        {...enterIsForPage}
      >
        {texts[draft.decision]}
        <KeyHint keys="Enter" />
      </Button>
      <p role="status" className="text-center text-sm text-ink-faint">
        {missing ?? "You can take it back for 60 seconds."}
      </p>
    </div>
  )
}

function OtherDecisions(props: Pick<VerdictFormProps, "isMoreOpen" | "draft" | "onDraft">) {
  const { isMoreOpen, draft, onDraft } = props
  const others = [
    ...(isMoreOpen ? [{ decision: "more_labels" as const, text: "More labels", keys: "M" }] : []),
    { decision: "retire" as const, text: "Retire", keys: "X" },
  ]
  return (
    <fieldset className={classNames("grid gap-2", others.length > 1 && "grid-cols-2")}>
      <legend className="pb-2 text-sm text-ink-soft">Or leave it unsettled</legend>
      {others.map(({ decision, text, keys }) => {
        const isChosen = draft.decision === decision
        return (
          <Button
            key={decision}
            aria-pressed={isChosen}
            className={classNames(
              "h-11 justify-between px-3",
              isChosen && "border-water bg-water-soft text-water-ink",
            )}
            onClick={() => onDraft(isChosen ? decide(draft, "label") : decide(draft, decision))}
            {...(isChosen ? enterIsForPage : {})}
          >
            {text}
            <KeyHint keys={keys} />
          </Button>
        )
      })}
    </fieldset>
  )
}

function Reasons({ draft, onDraft }: Pick<VerdictFormProps, "draft" | "onDraft">) {
  const reasons: readonly VerdictReason[] = verdictReasons[draft.decision]
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="flex w-full items-center justify-between pb-1.5 text-sm font-medium">
        Reason
        <KeyHint keys="R" />
      </legend>
      {reasons.map((reason) => {
        const isChosen = reason === draft.reason
        return (
          <button
            key={reason}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onDraft({ ...draft, reason })}
            {...(isChosen ? enterIsForPage : {})}
            className={classNames(
              "flex min-h-9 items-center gap-2.5 rounded-md px-3 text-left text-sm transition-colors",
              isChosen
                ? "bg-water-soft font-medium text-water-ink"
                : "text-ink-soft hover:bg-sunken hover:text-ink",
            )}
          >
            <span
              aria-hidden
              className={classNames(
                "size-2.5 shrink-0 rounded-full border",
                isChosen ? "border-water bg-water" : "border-edge",
              )}
            />
            {verdictReasonTexts[reason]}
          </button>
        )
      })}
    </fieldset>
  )
}
