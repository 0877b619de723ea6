import type { Route } from "next"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount } from "@/app/_lib/format"
import { classNames } from "@/app/_ui/class-names"

export interface WaitingCardProps {
  readonly href: Route
  readonly title: string
  /** Where it belongs, above the title. */
  readonly place?: string
  readonly count: number
  /** Whether more wait than were counted. */
  readonly isMore?: boolean
  /** What waits, or that nothing does. */
  readonly children: ReactNode
}

/** The way to a desk, with how much waits on it. */
export function WaitingCard({ href, title, place, count, isMore = false, children }: WaitingCardProps) {
  return (
    <article className="relative flex h-full items-center gap-5 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="min-w-0 flex-1">
        {place === undefined ? null : <p className="text-sm text-ink-faint">{place}</p>}
        <h2 className="font-semibold">
          <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:rounded-lg">
            {title}
          </Link>
        </h2>
        <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">{children}</div>
      </div>
      <p className="flex flex-col items-end">
        <span
          className={classNames(
            "tabular text-3xl font-semibold",
            count === 0 ? "text-ink-faint" : "text-amber-ink",
          )}
        >
          {formatCount(count)}
          {isMore ? "+" : null}
        </span>
        <span className="text-xs text-ink-faint">{count === 1 ? "waits" : "wait"}</span>
      </p>
    </article>
  )
}
