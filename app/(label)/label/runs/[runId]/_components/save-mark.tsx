"use client"
import { Check, CloudOff, Loader2, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "@/app/_ui/class-names"
import type { SaveState } from "../_saving/answer-book"

const marks: Record<SaveState, { readonly text: string; readonly icon: ReactNode; readonly look: string }> = {
  saved: { text: "Saved", icon: <Check />, look: "text-ink-faint" },
  saving: { text: "Saving", icon: <Loader2 className="animate-spin" />, look: "text-ink-faint" },
  waiting: {
    text: "Kept here; sent when the connection is back",
    icon: <CloudOff />,
    look: "text-amber-ink",
  },
  refused: { text: "Not saved", icon: <TriangleAlert />, look: "text-bad-ink" },
}

/** Whether the server has everything. */
export function SaveMark({ save }: { readonly save: SaveState }) {
  const { text, icon, look } = marks[save]
  return (
    <p
      role="status"
      className={classNames("flex items-center gap-1.5 text-sm [&>svg]:size-4 [&>svg]:shrink-0", look)}
    >
      {icon}
      {text}
    </p>
  )
}
