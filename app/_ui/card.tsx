import { type ReactNode, useId } from "react"
import { classNames } from "./class-names"

export interface CardProps {
  readonly className?: string
  readonly children: ReactNode
}

/** A surface that holds one thing. */
export function Card({ className, children }: CardProps) {
  return (
    <div className={classNames("rounded-lg border bg-surface p-5 shadow-card", className)}>{children}</div>
  )
}

export interface SectionProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, lead, actions, className, children }: SectionProps) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className={classNames("flex flex-col gap-4 py-6", className)}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 id={titleId} className="text-lg font-semibold">
            {title}
          </h2>
          {lead === undefined ? null : <p className="mt-0.5 max-w-prose text-sm text-ink-soft">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}

export interface FigureCardProps {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
  readonly chart?: ReactNode
}

/** One figure with its name, and a trend where there is one. */
export function FigureCard({ label, value, note, chart }: FigureCardProps) {
  return (
    <Card className="flex flex-col gap-1">
      <p className="text-sm text-ink-soft">{label}</p>
      <div className="flex items-end justify-between gap-3">
        <p className="tabular text-2xl font-semibold tracking-tight">{value}</p>
        {chart}
      </div>
      {note === undefined ? null : <p className="text-sm text-ink-faint">{note}</p>}
    </Card>
  )
}
