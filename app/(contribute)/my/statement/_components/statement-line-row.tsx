"use client"
import { ChevronDown } from "lucide-react"
import { useId, useState } from "react"
import { formatDate, formatExact } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { classNames } from "@/app/_ui/class-names"
import type { StatementLine } from "../../../_views"
import { LineReckoning } from "./line-reckoning"
import { roleTitles } from "./statement-filter"

/** One earning: when, from which sale, as what, how much, where it is; it opens to its reckoning. */
export function StatementLineRow({ line }: { readonly line: StatementLine }) {
  const [isOpen, setOpen] = useState(false)
  const panelId = useId()
  const token = useToken()
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
        className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3 text-left text-sm transition-colors hover:bg-sunken/60 focus-visible:-outline-offset-2 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto_9rem_1.25rem]"
      >
        <time
          dateTime={line.createdAt.toISOString()}
          title={formatExact(line.createdAt)}
          className="tabular col-start-1 text-ink-faint"
        >
          {formatDate(line.createdAt)}
        </time>
        <span className="col-start-1 row-start-1 min-w-0 sm:col-start-2">
          <span className="block truncate font-medium">{line.release?.name ?? bountyTitle(line)}</span>
          <span className="block truncate text-ink-soft">
            {roleTitles[line.role]}, {line.pool.name}
          </span>
        </span>
        <StatusBadge state={line.state} className="justify-self-end" />
        <Amount
          amount={line.amount}
          token={token}
          sign="always"
          className="col-start-2 row-start-1 justify-self-end font-semibold sm:col-start-4"
        />
        <ChevronDown
          aria-hidden
          className={classNames(
            "hidden size-4 text-ink-faint transition-transform sm:block",
            isOpen && "rotate-180",
          )}
        />
      </button>
      <div id={panelId} hidden={!isOpen} className="border-t bg-sunken/50 px-4 py-5 sm:px-6">
        {isOpen ? <LineReckoning line={line} /> : null}
      </div>
    </li>
  )
}

function bountyTitle({ bounty, role }: StatementLine): string {
  if (bounty?.project == null) {
    return role === "funder" ? "Back from your call for contributions" : "A call for contributions"
  }
  const on = bounty.project.name
  return role === "funder" ? `Back from your bounty on ${on}` : `Bounty on ${on}`
}
