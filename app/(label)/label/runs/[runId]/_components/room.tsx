"use client"
import { useEffect, useEffectEvent, useState } from "react"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { usePageKeys } from "@/app/_ui/page-keys"
import { kindScreens } from "../../../../_kinds/kind-screens"
import type { RunSheet } from "../../../../_views"
import { AnswerBar } from "./answer-bar"
import { FinishDialog } from "./finish-dialog"
import { GuidelinesSheet } from "./guidelines-sheet"
import { LeaseWatch } from "./lease-clock"
import { noteFieldId, useFocusNote } from "./note-field"
import { RoomHead } from "./room-head"
import { SkipDialog } from "./skip-dialog"
import { TaskContent } from "./task-content"
import { type RoomState, useRoom } from "./use-room"
import { useRunItems } from "./use-run-items"

interface RoomProps {
  readonly sheet: RunSheet
  /** The run may not be open any more: the server knows, by its own clock. */
  readonly onDoubt: () => void
}

/** The label room: one task, its answers under the thumb, the run's dots above. */
export function Room({ sheet, onDoubt }: RoomProps) {
  const opened = useRunItems(sheet.run)
  const room = useRoom(sheet, opened.isSuccess)
  const [open, setOpen] = useState<"skip" | "guidelines" | null>(null)
  const focusNote = useFocusNote(sheet, noteFieldId)
  const screen = kindScreens[sheet.project.kind]
  useDoubt(room.page.save === "refused", onDoubt)

  usePageKeys((key) => {
    const answer = room.isLocked
      ? undefined
      : screen.answerByKey(sheet.project.config, room.entry.answer, key)
    if (answer !== undefined) {
      room.answer(answer)
      return true
    }
    const act = keysOf(room, setOpen, focusNote)[key]
    act?.()
    return act !== undefined
  })

  return (
    <div className="flex min-h-[calc(100dvh-3rem)] flex-col">
      <div className="page flex flex-1 flex-col gap-5 pt-1 pb-8">
        <RoomHead room={room} onGuidelines={() => setOpen("guidelines")} />
        <TaskContent room={room} />
      </div>
      {opened.isError ? null : <AnswerBar room={room} onSkip={() => setOpen("skip")} />}
      <LeaseWatch leaseExpiresAt={sheet.leaseExpiresAt} onOver={onDoubt} />
      <SkipDialog
        isOpen={open === "skip"}
        onOpenChange={(is) => setOpen(is ? "skip" : null)}
        onSkip={room.skip}
      />
      <GuidelinesSheet
        guidelines={sheet.project.guidelines}
        isOpen={open === "guidelines"}
        onOpenChange={(is) => setOpen(is ? "guidelines" : null)}
      />
      <FinishDialog room={room} />
      <KeyboardHelp groups={helpOf(sheet)} />
    </div>
  )
}

/** A refused answer is most often one that came too late. */
function useDoubt(isRefused: boolean, onDoubt: () => void): void {
  const ask = useEffectEvent(onDoubt)
  useEffect(() => {
    if (isRefused) ask()
  }, [isRefused])
}

function keysOf(
  room: RoomState,
  setOpen: (open: "skip" | "guidelines") => void,
  focusNote: (() => void) | null,
): Readonly<Record<string, (() => void) | undefined>> {
  return {
    Space: room.next,
    Enter: room.next,
    j: room.next,
    k: room.previous,
    Backspace: room.previous,
    u: room.undo,
    s: room.isLocked ? undefined : () => setOpen("skip"),
    g: () => setOpen("guidelines"),
    f: () => room.setFinishing(true),
    r: focusNote ?? undefined,
  }
}

function helpOf({ project }: RunSheet) {
  return [
    { title: "Answer", actions: kindScreens[project.kind].keys(project.config) },
    {
      title: "Move",
      actions: [
        { keys: "Space Enter", does: "Next task" },
        { keys: "K ⌫", does: "Task before" },
        { keys: "U", does: "Undo the last step" },
        { keys: "S", does: "Skip, with a reason" },
        { keys: "R", does: "Write a reason" },
        { keys: "G", does: "Guidelines" },
        { keys: "F", does: "Finish the run" },
        { keys: "?", does: "This list" },
      ],
    },
  ]
}
