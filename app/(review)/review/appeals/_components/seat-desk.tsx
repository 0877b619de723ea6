"use client"
import { ChevronLeft, Undo2 } from "lucide-react"
import Link from "next/link"
import { routes } from "@/app/_lib/routes"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { classNames } from "@/app/_ui/class-names"
import { useSecond } from "@/app/_ui/countdown"
import { EmptyState } from "@/app/_ui/empty-state"
import { KeyHint } from "@/app/_ui/key-hint"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { groundTexts } from "@/server/domain/appeal/subject"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import type { SeatLine } from "../../../_views"
import { SeatWork } from "./seat-work"
import { type SeatsState, useSeats } from "./use-seats"

/** Appeals left, the case in the middle, the review right; on a phone one under the other. */
export function SeatDesk() {
  const desk = useSeats()
  if (desk.seats.isPending) return <SkeletonRows rows={4} />
  if (desk.seats.isError) {
    return (
      <div className="page py-8">
        <ErrorPanel error={desk.seats.error} onRetry={() => void desk.seats.refetch()} />
      </div>
    )
  }
  return (
    <div className="mx-auto flex w-full max-w-[96rem] flex-col gap-4 px-4 py-4 md:px-6">
      <SeatHead desk={desk} />
      {desk.openId === null ? (
        <EmptyState
          title="Nothing waits for you"
          text="Appeals, and second looks at verdicts drawn by lot, are dealt to moderators who had no part in what was decided."
          action={
            <LinkButton variant="primary" href={routes.review()}>
              Look at the desks
            </LinkButton>
          }
        />
      ) : (
        <div className="grid gap-5 lg:grid-cols-[15rem_minmax(0,1fr)_21rem]">
          <SeatList desk={desk} />
          <SeatWork key={desk.openId} appealId={desk.openId} desk={desk} />
        </div>
      )}
      {desk.given === null ? null : <UndoReview given={desk.given} onUndo={desk.undo} />}
    </div>
  )
}

function SeatHead({ desk }: { readonly desk: SeatsState }) {
  const count = desk.waiting.length
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
        <h1 className="text-lg font-semibold">Appeals and second looks</h1>
      </div>
      <p role="status" className="tabular text-sm text-ink-soft">
        {count} {count === 1 ? "waits" : "wait"}
      </p>
    </div>
  )
}

function SeatList({ desk }: { readonly desk: SeatsState }) {
  return (
    <nav aria-label="Waiting appeals" className="min-w-0">
      <ol className="flex flex-col gap-1">
        {desk.waiting.map((seat) => {
          const isOpen = seat.appealId === desk.openId
          return (
            <li key={seat.appealId}>
              <button
                type="button"
                aria-current={isOpen || undefined}
                onClick={() => desk.open(seat.appealId)}
                className={classNames(
                  "flex w-full flex-col gap-1 rounded-md border px-3 py-2.5 text-left text-sm transition-colors",
                  isOpen ? "border-water bg-water-soft" : "border-transparent hover:bg-sunken",
                )}
              >
                <span className="font-medium">{seat.projectName ?? seat.poolName}</span>
                <span className="text-ink-soft">
                  {seat.subject === "pause" ? "A pause: " : ""}
                  {seat.subject === "rejection" ? "Rejected rows: " : ""}
                  {groundTexts[seat.reason]}
                </span>
                <span className="text-xs text-ink-soft">
                  {seat.subject === "second_look" ? "due " : "promised "}
                  <RelativeTime at={seat.dueAt} />
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

interface UndoReviewProps {
  readonly given: SeatLine
  readonly onUndo: SeatsState["undo"]
}

/** The latest review with the seconds in which it may be taken back. */
function UndoReview({ given, onUndo }: UndoReviewProps) {
  const nowMilliseconds = useSecond()
  if (given.givenAt === null || nowMilliseconds === null) return null
  const left = Math.ceil((given.givenAt.getTime() - nowMilliseconds) / 1000 + reviewUndoSeconds)
  if (left <= 0) return null
  return (
    <div className="fixed inset-x-4 bottom-20 z-30 mx-auto flex max-w-md items-center justify-between gap-3 rounded-lg border bg-raised py-2 pr-2 pl-4 text-sm shadow-float lg:right-auto lg:bottom-6 lg:left-6 lg:mx-0">
      <p role="status" className="min-w-0 font-medium">
        Review given.
      </p>
      <Button size="sm" onClick={() => onUndo(given.appealId)}>
        <Undo2 aria-hidden />
        Undo
        <KeyHint keys="U" />
        <span className="tabular w-8 text-right text-ink-faint">{left} s</span>
      </Button>
    </div>
  )
}
