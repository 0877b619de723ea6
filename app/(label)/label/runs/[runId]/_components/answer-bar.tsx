"use client"
import { ArrowLeft, SkipForward, Undo2 } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { KeyHint } from "@/app/_ui/key-hint"
import { enterIsForPage } from "@/app/_ui/page-keys"
import { kindScreens } from "../../../../_kinds/kind-screens"
import { Explanation } from "./explanation"
import type { RoomState } from "./use-room"

interface AnswerBarProps {
  readonly room: RoomState
  readonly onSkip: () => void
}

/** The answers and the steps, where a thumb reaches them. */
export function AnswerBar({ room, onSkip }: AnswerBarProps) {
  const { project } = room.sheet
  const { Controls } = kindScreens[project.kind]
  return (
    <div className="sticky bottom-0 z-20 border-t bg-paper/95 backdrop-blur-sm">
      <div className="page flex flex-col gap-3 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <div className="flex max-h-[50dvh] flex-col gap-3 overflow-y-auto">
          <Explanation room={room} />
          <Controls
            config={project.config}
            question={project.question}
            answer={room.entry.answer}
            onAnswer={room.answer}
            isLocked={room.isLocked || room.place.state === "withdrawn"}
            rightAnswer={room.entry.explained?.goldAnswer ?? null}
          />
        </div>
        <div className="flex items-center gap-1 sm:gap-2">
          <StepButtons room={room} onSkip={onSkip} />
          <NextButton room={room} />
        </div>
      </div>
    </div>
  )
}

function StepButtons({ room, onSkip }: AnswerBarProps) {
  return (
    <>
      <Button
        variant="quiet"
        className="h-11 px-3"
        aria-label="Task before"
        disabled={room.at === 0}
        onClick={room.previous}
      >
        <ArrowLeft aria-hidden />
        <KeyHint keys="K" />
      </Button>
      <Button
        variant="quiet"
        className="h-11 px-3"
        aria-label="Undo"
        disabled={!room.canUndo}
        onClick={room.undo}
      >
        <Undo2 aria-hidden />
        <span className="max-sm:hidden">Undo</span>
        <KeyHint keys="U" />
      </Button>
      <Button variant="quiet" className="h-11 px-3" disabled={room.isLocked} onClick={onSkip}>
        <SkipForward aria-hidden />
        Skip
        <KeyHint keys="S" />
      </Button>
    </>
  )
}

function NextButton({ room }: { readonly room: RoomState }) {
  const isLast = room.at === room.sheet.assignments.length - 1
  return (
    <Button
      variant="primary"
      className="ml-auto h-11 min-w-24 max-sm:px-3 sm:min-w-28"
      isPending={room.isChecking}
      pendingLabel="Checking"
      onClick={room.next}
      {...enterIsForPage}
    >
      {room.isToBeChecked ? "Check" : isLast ? "Finish" : "Next"}
      <KeyHint keys={room.isToBeChecked ? "Enter" : "Space"} />
    </Button>
  )
}
