"use client"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { ChevronLeft, ChevronRight, Trophy } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { formatDate } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { Select } from "@/app/_ui/select"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import { isoWeekOf } from "@/server/domain/run/iso-week"
import type { Leaderboard } from "../../_views"
import { type BoardFilter, boardQueryOf, weekAway } from "./_components/board-filter"
import { BoardTable } from "./_components/board-table"
import { HideMe } from "./_components/hide-me"

/** Who earned most points in a week, in one pool or in all. */
export function LeaderboardScreen({ filter }: { readonly filter: BoardFilter }) {
  const trpc = useTRPC()
  const query = boardQueryOf(filter)
  const board = useQuery({ ...trpc.run.leaderboard.queryOptions(query), placeholderData: keepPreviousData })
  return (
    <div className="page max-w-3xl py-8 sm:py-10">
      <PageHeader
        title="Leaderboard"
        back={{ href: routes.label(), label: "Label" }}
        lead="Points of the runs settled in one week: earned, plus won, minus lost on stakes."
      />
      <div className="flex flex-col gap-6">
        {board.isPending ? (
          <SkeletonRows rows={8} />
        ) : board.isError ? (
          <ErrorPanel error={board.error} onRetry={() => void board.refetch()} />
        ) : (
          <>
            <BoardFilters board={board.data} poolId={query.poolId} />
            <Board board={board.data} poolId={query.poolId} />
          </>
        )}
        <HideMe />
      </div>
    </div>
  )
}

interface BoardProps {
  readonly board: Leaderboard
  readonly poolId: Id<"pool"> | undefined
}

function BoardFilters({ board, poolId }: BoardProps) {
  const { push } = useRouter()
  const pools = useQuery(useTRPC().pool.list.queryOptions({}))
  const thisWeek = isoWeekOf(new Date())
  const pool = poolId === undefined ? {} : { pool: poolId }
  const named = (pools.data?.items ?? []).map(({ poolId: value, name: label }) => ({
    value: String(value),
    label,
  }))
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Select
        aria-label="Pool"
        className="max-w-72"
        options={[{ value: "all", label: "All pools" }, ...named]}
        value={poolId ?? "all"}
        onValueChange={(value) => {
          const chosen = pools.data?.items.find((one) => one.poolId === value)
          push(
            routes.leaderboard({
              week: board.week,
              ...(chosen === undefined ? {} : { pool: chosen.poolId }),
            }),
          )
        }}
      />
      <div className="flex items-center gap-2 text-sm">
        <LinkButton
          variant="quiet"
          isIconOnly
          aria-label="Week before"
          href={routes.leaderboard({ ...pool, week: weekAway(board.week, -1) })}
        >
          <ChevronLeft aria-hidden />
        </LinkButton>
        <span className="tabular min-w-44 text-center">
          {board.week === thisWeek ? "This week" : board.week}
          <span className="block text-xs text-ink-faint">
            {formatDate(board.startsAt)} to {formatDate(new Date(board.endsAt.getTime() - 1))}
          </span>
        </span>
        {board.week >= thisWeek ? (
          <span className="size-10" />
        ) : (
          <LinkButton
            variant="quiet"
            isIconOnly
            aria-label="Week after"
            href={routes.leaderboard({ ...pool, week: weekAway(board.week, 1) })}
          >
            <ChevronRight aria-hidden />
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function Board({ board, poolId }: BoardProps) {
  if (board.rows.length > 0) return <BoardTable rows={board.rows} />
  const week = weekAway(board.week, -1)
  return (
    <EmptyState
      icon={<Trophy />}
      title="Nobody is on the board in this week"
      text={
        <>
          A run counts in the week in which it is settled; weeks begin on Monday at 00:00 UTC.{" "}
          <Link
            className="text-water-ink underline"
            href={routes.leaderboard({ ...(poolId === undefined ? {} : { pool: poolId }), week })}
          >
            See the week before
          </Link>
        </>
      }
      action={
        <LinkButton variant="primary" href={routes.label()}>
          Take a run
        </LinkButton>
      }
    />
  )
}
