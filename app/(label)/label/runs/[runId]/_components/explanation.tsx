"use client"
import { Callout } from "@/app/_ui/callout"
import { kinds } from "@/server/domain/kinds/registry"
import type { RoomState } from "./use-room"

/** In a qualification run, after the answer: what is right, and why. */
export function Explanation({ room }: { readonly room: RoomState }) {
  const { explained } = room.entry
  const { kind, config } = room.sheet.project
  return (
    <div role="status" className="empty:hidden">
      {explained === null ? null : (
        <Callout
          tone={explained.isRight ? "done" : "fault"}
          title={
            explained.isRight
              ? "Right"
              : `Not this time. The answer is: ${kinds[kind].describeAnswer(config, explained.goldAnswer)}`
          }
        >
          {explained.goldExplanation ?? "The pool's owner gave no reason."}
        </Callout>
      )}
    </div>
  )
}
