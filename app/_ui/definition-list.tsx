import type { ReactNode } from "react"
import { classNames } from "./class-names"

export interface Definition {
  readonly term: string
  readonly value: ReactNode
}

/** Facts of one thing: term and value, a line each. */
export function DefinitionList({
  items,
  className,
}: {
  readonly items: readonly Definition[]
  readonly className?: string
}) {
  return (
    <dl className={classNames("divide-y divide-line text-sm", className)}>
      {items.map((item) => (
        <div key={item.term} className="flex flex-col gap-0.5 py-2.5 sm:flex-row sm:gap-6">
          <dt className="shrink-0 text-ink-soft sm:w-44">{item.term}</dt>
          <dd className="min-w-0 break-words text-ink">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
