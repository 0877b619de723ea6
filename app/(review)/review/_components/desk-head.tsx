import { ChevronLeft } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"
import { routes } from "@/app/_lib/routes"

interface DeskHeadProps {
  readonly title: string
  /** Ways from here. */
  readonly children?: ReactNode
  /** How much waits. */
  readonly status: string
}

/** The head of a desk: the way back, what it is, how much waits. */
export function DeskHead({ title, children, status }: DeskHeadProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          href={routes.review()}
          className="inline-flex min-h-8 items-center gap-1 text-sm text-ink-soft hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          Desks
        </Link>
        <h1 className="text-lg font-semibold">{title}</h1>
        {children}
      </div>
      <p role="status" className="tabular text-sm text-ink-soft">
        {status}
      </p>
    </div>
  )
}
