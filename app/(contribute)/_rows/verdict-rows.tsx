"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { StatusBadge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { ErrorState } from "@/app/_ui/error-state"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { wayOutText } from "@/server/domain/appeal/rejection"
import type { AdmissionVerdict } from "@/server/domain/contribution/admission"
import type { Id } from "@/server/domain/id"
import { ReasonList } from "./reason-list"

export interface VerdictRowsProps {
  readonly contributionId: Id<"contribution">
  /** Only rows with this verdict. */
  readonly verdict?: AdmissionVerdict
  /** Whether repetitions among them can be appealed now. */
  readonly canAppeal?: boolean
}

/** What the vault decided of each row, with every reason. */
export function VerdictRows({ contributionId, verdict, canAppeal = true }: VerdictRowsProps) {
  const trpc = useTRPC()
  const rows = useInfiniteQuery(
    trpc.contribution.rows.infiniteQueryOptions(
      { contributionId, ...(verdict === undefined ? {} : { verdict }) },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  if (rows.isPending) return <SkeletonRows rows={3} />
  if (rows.isError) {
    return (
      <ErrorState
        title="The rows could not be read."
        safe="The verdict stands as it is."
        action={<Button onClick={() => void rows.refetch()}>Try again</Button>}
      />
    )
  }
  const items = rows.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className="text-sm text-ink-soft">There are no such rows.</p>
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-line rounded-lg border bg-surface text-sm">
        {items.map((row) => (
          <li key={row.rowNumber} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3">
            <span className="tabular w-16 shrink-0 text-ink-faint">Row {row.rowNumber}</span>
            <StatusBadge state={row.verdict} />
            <div className="min-w-full flex-1 text-ink-soft sm:min-w-0">
              <ReasonList reasons={row.reasons} />
              {row.verdict === "rejected" ? (
                <p className="text-xs text-ink-faint">{wayOutText(row.reasons, canAppeal)}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <ShowMore list={rows} label="Show more rows" />
    </div>
  )
}
