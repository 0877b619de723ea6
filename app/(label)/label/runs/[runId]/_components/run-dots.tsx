"use client"
import { Check, Minus, X } from "lucide-react"
import { classNames } from "@/app/_ui/class-names"
import { enterIsForPage } from "@/app/_ui/page-keys"
import type { PlaceEntry } from "../_saving/answer-book"
import type { RoomState } from "./use-room"

type DotState = "open" | "answered" | "skipped" | "right" | "wrong" | "withdrawn"

const looks: Record<DotState, string> = {
  open: "border-edge bg-surface",
  answered: "border-water bg-water text-on-water",
  skipped: "border-edge border-dashed bg-sunken text-ink-faint",
  right: "border-good bg-good-soft text-good-ink",
  wrong: "border-bad bg-bad-soft text-bad-ink",
  withdrawn: "border-line bg-sunken text-ink-faint",
}

/** The run at a glance: a dot a task, each leads to it. */
export function RunDots({ room }: { readonly room: RoomState }) {
  return (
    <nav aria-label="Tasks of this run">
      <ol className="flex flex-wrap gap-1">
        {room.sheet.assignments.map((place, at) => {
          const state =
            place.state === "withdrawn" ? "withdrawn" : stateOf(room.book.entry(place.assignmentId))
          const isHere = at === room.at
          return (
            <li key={place.assignmentId}>
              <button
                type="button"
                aria-label={`Task ${at + 1}, ${state}`}
                aria-current={isHere ? "step" : undefined}
                onClick={() => room.goTo(at)}
                {...enterIsForPage}
                className="flex size-7 items-center justify-center rounded-full"
              >
                <span
                  aria-hidden
                  className={classNames(
                    "flex items-center justify-center rounded-full border-[1.5px] transition-[width,height] [&>svg]:size-3",
                    isHere ? "size-5.5 ring-2 ring-water/35 ring-offset-1 ring-offset-paper" : "size-4",
                    looks[state],
                  )}
                >
                  <DotMark state={state} />
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function DotMark({ state }: { readonly state: DotState }) {
  if (state === "answered" || state === "right") return <Check strokeWidth={3} />
  if (state === "wrong") return <X strokeWidth={3} />
  return state === "skipped" ? <Minus strokeWidth={3} /> : null
}

function stateOf({ answer, skipReason, explained }: PlaceEntry): DotState {
  if (explained !== null) return explained.isRight ? "right" : "wrong"
  if (skipReason !== null) return "skipped"
  return answer === null ? "open" : "answered"
}
