import { ChevronLeft } from "lucide-react"
import type { Route } from "next"
import Link from "next/link"
import type { ReactNode } from "react"

export interface PageHeaderProps {
  readonly title: ReactNode
  /** What this page is for, in one sentence. */
  readonly lead?: ReactNode
  /** The page above this one. */
  readonly back?: { readonly href: Route; readonly label: string }
  /** State of the thing the page is about: a StatusBadge. */
  readonly status?: ReactNode
  readonly actions?: ReactNode
}

/** The head of every page: its one h1, what it is for, and what can be done. */
export function PageHeader({ title, lead, back, status, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2 pb-8">
      {back === undefined ? null : (
        <Link
          href={back.href}
          className="-ml-1 inline-flex min-h-6 items-center gap-1 self-start text-sm text-ink-soft hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-col gap-4 sm:flex-row sm:items-start sm:justify-between">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
            {status}
          </div>
          {lead === undefined ? null : <p className="mt-2 max-w-prose text-ink-soft">{lead}</p>}
        </div>
        {actions === undefined ? null : (
          <div className="flex flex-wrap gap-2 lg:shrink-0 lg:flex-nowrap">{actions}</div>
        )}
      </div>
    </header>
  )
}
