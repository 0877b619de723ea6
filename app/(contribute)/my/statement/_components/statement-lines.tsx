"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { ReceiptText } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { LineFilters } from "./line-filters"
import { lineQueryOf, type StatementFilter } from "./statement-filter"
import { StatementLineRow } from "./statement-line-row"

/** The lines, newest first, by pool, state and role. */
export function StatementLines({ filter }: { readonly filter: StatementFilter }) {
  const trpc = useTRPC()
  const query = lineQueryOf(filter)
  const isFiltered = Object.keys(query).length > 0
  const lines = useInfiniteQuery(
    trpc.statement.lines.infiniteQueryOptions(query, { getNextPageParam: (page) => page.nextCursor }),
  )
  const items = lines.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-label="Lines" className="flex flex-col gap-4">
      {items.length > 0 || isFiltered ? <LineFilters filter={filter} /> : null}
      {lines.isPending ? <SkeletonRows rows={6} /> : null}
      {lines.isError ? <ErrorPanel error={lines.error} onRetry={() => void lines.refetch()} /> : null}
      {lines.isSuccess && items.length === 0 ? <NoLines isFiltered={isFiltered} /> : null}
      {items.length === 0 ? null : (
        <ol className="divide-y divide-line overflow-hidden rounded-lg border bg-surface">
          {items.map((line) => (
            <StatementLineRow key={line.earningId} line={line} />
          ))}
        </ol>
      )}
      <ShowMore list={lines} label="Show earlier lines" className="self-start print:hidden" />
    </section>
  )
}

function NoLines({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="No line fits"
        text="There are lines under other choices."
        action={<LinkButton href={routes.statement()}>Show all lines</LinkButton>}
      />
    )
  }
  return (
    <EmptyState
      icon={<ReceiptText />}
      title="No earnings yet"
      text="When a release with your items or your annotations is sold, your share stands here, to the last unit."
      action={
        <LinkButton variant="primary" href={routes.label()}>
          Label something
        </LinkButton>
      }
    />
  )
}
