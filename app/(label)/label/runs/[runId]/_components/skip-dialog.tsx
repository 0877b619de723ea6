"use client"
import { type RefObject, useEffect, useEffectEvent, useRef } from "react"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { KeyHint } from "@/app/_ui/key-hint"
import { choosableSkipReasons, skipReasonTexts } from "@/server/domain/run/state"
import type { ChosenSkipReason } from "../_saving/answer-book"

interface SkipDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onSkip: (reason: ChosenSkipReason) => void
}

/** Why a task is left out: one press or one digit. */
export function SkipDialog({ isOpen, onOpenChange, onSkip }: SkipDialogProps) {
  const first = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      title="Why skip this task?"
      description="A skip counts neither for nor against you. You can take it back until the run is finished."
      size="sm"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      initialFocus={first}
    >
      <SkipReasons
        firstRef={first}
        onSkip={(reason) => {
          onOpenChange(false)
          onSkip(reason)
        }}
      />
    </Dialog>
  )
}

interface SkipReasonsProps {
  readonly firstRef: RefObject<HTMLButtonElement | null>
  readonly onSkip: (reason: ChosenSkipReason) => void
}

/** Mounted while the dialog is open, and so are its digits. */
function SkipReasons({ firstRef, onSkip }: SkipReasonsProps) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const reason = choosableSkipReasons[Number(event.key) - 1]
    if (reason === undefined) return
    event.preventDefault()
    onSkip(reason)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">Reasons</legend>
      {choosableSkipReasons.map((reason, place) => (
        <Button
          key={reason}
          {...(place === 0 ? { ref: firstRef } : {})}
          className="h-12 w-full justify-between"
          onClick={() => onSkip(reason)}
        >
          {skipReasonTexts[reason]}
          <KeyHint keys={String(place + 1)} />
        </Button>
      ))}
    </fieldset>
  )
}
