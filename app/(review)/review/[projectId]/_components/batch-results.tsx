"use client"
import { CircleAlert, CircleCheck, Undo2 } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { useSecond } from "@/app/_ui/countdown"
import type { QueueLine } from "../../../_views"
import type { BatchLine } from "./use-batch"

interface BatchResultsProps {
  readonly lines: readonly QueueLine[]
  readonly results: readonly BatchLine[]
  readonly onUndo: () => void
  readonly isUndoing: boolean
}

/** Case by case what became of it; what was given can be taken back together for as long as each can. */
export function BatchResults({ lines, results, onUndo, isUndoing }: BatchResultsProps) {
  const nowMilliseconds = useSecond()
  const given = results.filter((one) => one.given !== null)
  const undoneCount = given.filter((one) => one.isUndone).length
  const first = Math.min(...given.map((one) => one.given?.undoableUntil.getTime() ?? 0))
  const left = nowMilliseconds === null ? 0 : Math.ceil((first - nowMilliseconds) / 1000)
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-sm text-ink-soft">
        {given.length} of {results.length} decided
        {undoneCount === 0 ? "" : `, ${undoneCount} taken back`}.
      </p>
      <ul className="divide-y divide-line rounded-lg border text-sm">
        {results.map((one) => (
          <li key={one.taskId} className="flex items-start gap-3 px-4 py-2.5">
            <span aria-hidden className="pt-0.5 [&>svg]:size-4">
              {one.refusal === null ? (
                <CircleCheck className="text-good-ink" />
              ) : (
                <CircleAlert className="text-bad-ink" />
              )}
            </span>
            <span className="min-w-0">
              <span className="font-medium">Task {placeOf(lines, one) + 1}</span>{" "}
              <span className="text-ink-soft">
                {one.refusal ?? (one.isUndone ? "taken back" : "decided")}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {given.length === 0 || left <= 0 || undoneCount === given.length ? null : (
        <Button className="self-start" isPending={isUndoing} pendingLabel="Taking back" onClick={onUndo}>
          <Undo2 aria-hidden />
          Take back {given.length === 1 ? "it" : `all ${given.length}`}
          <span className="tabular w-8 text-right text-ink-faint">{left} s</span>
        </Button>
      )}
    </div>
  )
}

function placeOf(lines: readonly QueueLine[], { taskId }: BatchLine): number {
  return lines.find((line) => line.taskId === taskId)?.position ?? 0
}
