import type { ReactNode } from "react"
import { classNames } from "./class-names"

export interface EmptyStateProps {
  readonly icon?: ReactNode
  /** What is not here: "No contributions yet". */
  readonly title: string
  /** What will be here, and how it comes about. */
  readonly text: ReactNode
  /** The one next step: a Button or LinkButton. */
  readonly action?: ReactNode
  readonly className?: string
}

/** In place of a list that has nothing in it: says what to do next. */
export function EmptyState({ icon, title, text, action, className }: EmptyStateProps) {
  return (
    <div
      className={classNames(
        "flex flex-col items-center gap-3 rounded-lg border border-dashed border-edge/60 px-6 py-12 text-center",
        className,
      )}
    >
      {icon === undefined ? null : (
        <span
          aria-hidden
          className="flex size-11 items-center justify-center rounded-full bg-water-soft text-water-ink [&>svg]:size-5"
        >
          {icon}
        </span>
      )}
      <p className="text-base font-semibold">{title}</p>
      <div className="max-w-md text-sm text-ink-soft">{text}</div>
      {action === undefined ? null : <div className="pt-2">{action}</div>}
    </div>
  )
}
