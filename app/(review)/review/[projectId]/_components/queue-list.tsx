"use client"
import { useEffect, useRef } from "react"
import { formatPercent } from "@/app/_lib/format"
import { Button } from "@/app/_ui/button"
import { Checkbox } from "@/app/_ui/checkbox"
import { classNames } from "@/app/_ui/class-names"
import { KeyHint } from "@/app/_ui/key-hint"
import { enterIsForPage } from "@/app/_ui/page-keys"
import { RelativeTime } from "@/app/_ui/relative-time"
import { Why } from "@/app/_ui/why"
import type { Id } from "@/server/domain/id"
import type { QueueLine } from "../../../_views"
import type { DeskState } from "./use-desk"

interface QueueListProps {
  readonly desk: DeskState
  readonly onOpen: (taskId: Id<"task">) => void
  readonly onBatch: () => void
}

/** What waits, the case that a verdict tells most about first. */
export function QueueList({ desk, onOpen, onBatch }: QueueListProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = desk.queue
  return (
    <div className="flex flex-col gap-2 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-7rem)]">
      <div className="flex items-center justify-between gap-2 text-sm">
        <Why
          label="Why this order?"
          title="The most telling case first"
          reason="A verdict tells most where the answers leave most doubt and most answers hang on it: the chance that the likeliest reading is wrong, measured over all classes, times the answers whose credit it decides."
        />
        <KeyHint keys="J K" />
      </div>
      <ChosenBar desk={desk} onBatch={onBatch} />
      <ol className="flex min-h-0 flex-col gap-1 lg:overflow-y-auto">
        {desk.waiting.map((line) => (
          <li key={line.taskId} className="flex items-start">
            <Checkbox
              className="px-1 py-2.5"
              label={<span className="sr-only">Choose task {line.position + 1}</span>}
              isChecked={desk.chosen.isChosen(line.taskId)}
              onCheckedChange={() => desk.chosen.toggle(line.taskId)}
            />
            <QueueButton line={line} isOpen={line.taskId === desk.openTaskId} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button size="sm" isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  )
}

/** What is to be done with the cases that are chosen. */
function ChosenBar({ desk, onBatch }: Pick<QueueListProps, "desk" | "onBatch">) {
  const count = desk.chosen.lines.length
  if (count === 0) {
    return (
      <p className="flex items-center justify-between gap-2 text-xs text-ink-soft">
        Choose cases to decide together <KeyHint keys="S" />
      </p>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm" variant="primary" onClick={onBatch}>
        Decide {count} together
        <KeyHint keys="G" />
      </Button>
      <Button size="sm" variant="quiet" onClick={desk.chosen.clear}>
        Clear
      </Button>
    </div>
  )
}

interface QueueButtonProps {
  readonly line: QueueLine
  readonly isOpen: boolean
  readonly onOpen: (taskId: Id<"task">) => void
}

function QueueButton({ line, isOpen, onOpen }: QueueButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) button.current?.scrollIntoView({ block: "nearest" })
  }, [isOpen])
  const confidence = line.confidence ?? 0
  return (
    <button
      ref={button}
      type="button"
      aria-current={isOpen || undefined}
      onClick={() => onOpen(line.taskId)}
      {...(isOpen ? enterIsForPage : {})}
      className={classNames(
        "flex min-w-0 flex-1 flex-col gap-1.5 rounded-md border px-3 py-2.5 text-left text-sm transition-colors",
        isOpen ? "border-water bg-water-soft" : "border-transparent hover:bg-sunken",
      )}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="tabular font-medium">{formatPercent(confidence)} sure</span>
        <span className="text-xs text-ink-soft">
          {line.labelCount === 1 ? "1 answer" : `${line.labelCount} answers`}
        </span>
      </span>
      <span aria-hidden className="h-1 rounded-full bg-line">
        <span className="block h-full rounded-full bg-water" style={{ width: `${confidence * 100}%` }} />
      </span>
      {line.waitingSince === null ? null : (
        <span className="text-xs text-ink-soft">
          came in <RelativeTime at={line.waitingSince} />
        </span>
      )}
    </button>
  )
}
