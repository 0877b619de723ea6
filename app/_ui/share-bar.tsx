import type { ReactNode } from "react"
import { classNames } from "./class-names"

export type ShareTone = "water" | "good" | "amber" | "bad" | "neutral"

export interface SharePart {
  readonly key: string
  readonly label: ReactNode
  /** How large the part is against the others. */
  readonly value: number
  /** The part as text with its unit. */
  readonly text: string
  readonly tone: ShareTone
}

/** The color of a part in bars and lists. */
export const shareFills: Record<ShareTone, string> = {
  water: "bg-water",
  good: "bg-good",
  amber: "bg-amber",
  bad: "bg-bad",
  neutral: "bg-edge",
}

/** A whole and its parts, as one bar; the list below it is what a screen reader reads. */
export function ShareBar({ label, parts }: { readonly label: string; readonly parts: readonly SharePart[] }) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0)
  return (
    <div className="flex flex-col gap-3">
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span
              key={part.key}
              className={shareFills[part.tone]}
              style={{ width: `${(part.value / whole) * 100}%` }}
            />
          ))}
      </div>
      <ul aria-label={label} className="flex flex-col gap-2 text-sm">
        {parts.map((part) => (
          <li key={part.key} className="flex items-baseline gap-2.5">
            <span
              aria-hidden
              className={classNames("size-2.5 shrink-0 rounded-full", shareFills[part.tone])}
            />
            <span className="min-w-0 flex-1">{part.label}</span>
            <span className="tabular font-medium">{part.text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
