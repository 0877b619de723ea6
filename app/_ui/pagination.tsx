import { ChevronLeft, ChevronRight } from "lucide-react"
import type { Route } from "next"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount } from "../_lib/format"
import { buttonLook } from "./button-look"
import { classNames } from "./class-names"

export interface PaginationProps {
  /** First page is 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  /** What is counted, in the plural: "contributions". */
  readonly noun: string
  readonly hrefOf: (page: number) => Route
}

/** Where one is in a long list, and the ways back and on. Shows nothing for a single page. */
export function Pagination({ page, pageSize, total, noun, hrefOf }: PaginationProps) {
  const lastPage = Math.max(1, Math.ceil(total / pageSize))
  if (lastPage === 1) return null
  const from = (page - 1) * pageSize + 1
  const to = Math.min(total, page * pageSize)
  return (
    <nav aria-label={`Pages of ${noun}`} className="flex items-center justify-between gap-4 pt-4 text-sm">
      <p className="tabular text-ink-soft">
        {formatCount(from)}–{formatCount(to)} of {formatCount(total)} {noun}
      </p>
      <div className="flex gap-2">
        <Step href={page > 1 ? hrefOf(page - 1) : null} label="Previous page">
          <ChevronLeft aria-hidden />
        </Step>
        <Step href={page < lastPage ? hrefOf(page + 1) : null} label="Next page">
          <ChevronRight aria-hidden />
        </Step>
      </div>
    </nav>
  )
}

function Step({ href, label, children }: { href: Route | null; label: string; children: ReactNode }) {
  const look = buttonLook({ variant: "secondary", size: "md", isIconOnly: true })
  if (href === null) {
    return (
      <span aria-hidden className={classNames(look, "opacity-40")}>
        {children}
      </span>
    )
  }
  return (
    <Link href={href} aria-label={label} className={look}>
      {children}
    </Link>
  )
}
