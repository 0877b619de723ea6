import { TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names"

export interface ErrorStateProps {
  /** What happened, in one plain sentence. */
  readonly title: string
  /** What is safe: what was kept, what did not happen. */
  readonly safe?: ReactNode
  /** What to do. */
  readonly todo?: ReactNode
  /** The way out: try again, go back. */
  readonly action?: ReactNode
  /** A code that support can look up. */
  readonly reference?: string
  readonly className?: string
}

/** Says what happened, what is safe, and what to do. */
export function ErrorState({ title, safe, todo, action, reference, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={classNames("flex gap-4 rounded-lg border border-line bg-surface p-5", className)}
    >
      <span
        aria-hidden
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-bad-soft text-bad-ink"
      >
        <TriangleAlert className="size-4.5" />
      </span>
      <div className="flex min-w-0 flex-col gap-1 text-sm">
        <p className="text-base font-semibold text-ink">{title}</p>
        {safe === undefined ? null : <p className="text-ink-soft">{safe}</p>}
        {todo === undefined ? null : <p className="text-ink-soft">{todo}</p>}
        {reference === undefined ? null : <p className="font-mono text-xs text-ink-faint">{reference}</p>}
        {action === undefined ? null : <div className="flex flex-wrap gap-2 pt-3">{action}</div>}
      </div>
    </div>
  )
}
