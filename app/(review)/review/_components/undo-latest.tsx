"use client"
import { Undo2 } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "@/app/_ui/button"
import { useSecond } from "@/app/_ui/countdown"
import { KeyHint } from "@/app/_ui/key-hint"

interface UndoLatestProps {
  /** Until when it may be taken back; null while it is being sent. */
  readonly until: Date | null
  readonly onUndo: () => void
  /** What was given. */
  readonly children: ReactNode
}

/** What was given last, with the seconds in which it may be taken back. */
export function UndoLatest({ until, onUndo, children }: UndoLatestProps) {
  const nowMilliseconds = useSecond()
  if (nowMilliseconds === null) return null
  const left = until === null ? null : Math.ceil((until.getTime() - nowMilliseconds) / 1000)
  if (left !== null && left <= 0) return null
  return (
    <div className="fixed inset-x-4 bottom-32 z-30 mx-auto flex max-w-md items-center justify-between gap-3 rounded-lg border bg-raised py-2 pr-2 pl-4 text-sm shadow-float sm:bottom-16 lg:right-auto lg:bottom-6 lg:left-6 lg:mx-0">
      <p role="status" className="min-w-0">
        {children}
      </p>
      <Button size="sm" isPending={left === null} pendingLabel="Sending" onClick={onUndo}>
        <Undo2 aria-hidden />
        Undo
        <KeyHint keys="U" />
        <span className="tabular w-8 text-right text-ink-faint">{left} s</span>
      </Button>
    </div>
  )
}
