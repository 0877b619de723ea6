"use client"
import { Undo2 } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "@/app/_ui/button"
import { KeyHint } from "@/app/_ui/key-hint"
import { verdictReasonTexts } from "@/server/domain/label/verdict"
import { decisionTexts } from "./history-list"
import type { GivenVerdict, GivenVerdicts } from "./use-given-verdicts"

/** The latest verdict with the seconds in which it may be taken back. */
export function UndoBar({ given }: { readonly given: GivenVerdicts }) {
  const { latest } = given
  if (latest === null) return null
  return <LatestVerdict key={latest.taskId} latest={latest} onUndo={given.undoLatest} />
}

function LatestVerdict({ latest, onUndo }: { readonly latest: GivenVerdict; readonly onUndo: () => void }) {
  const left = useSecondsLeft(latest.undoableUntil)
  if (left !== null && left <= 0) return null
  return (
    <div className="fixed inset-x-4 bottom-32 z-30 mx-auto flex max-w-md items-center justify-between gap-3 rounded-lg border bg-raised py-2 pr-2 pl-4 text-sm shadow-float sm:bottom-16 lg:right-auto lg:bottom-6 lg:left-6 lg:mx-0">
      <p role="status" className="min-w-0">
        <span className="font-medium">{decisionTexts[latest.draft.decision]}.</span>{" "}
        <span className="text-ink-soft">{verdictReasonTexts[latest.draft.reason]}</span>
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

/** Seconds until then; null while there is no then. */
function useSecondsLeft(until: Date | null): number | null {
  const [nowMilliseconds, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until === null) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return until === null ? null : Math.ceil((until.getTime() - nowMilliseconds) / 1000)
}
