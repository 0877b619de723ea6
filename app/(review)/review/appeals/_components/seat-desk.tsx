"use client"
import { routes } from "@/app/_lib/routes"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { classNames } from "@/app/_ui/class-names"
import { EmptyState } from "@/app/_ui/empty-state"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { groundTexts } from "@/server/domain/appeal/subject"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import type { SeatLine } from "../../../_views"
import { DeskHead } from "../../_components/desk-head"
import { UndoLatest } from "../../_components/undo-latest"
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
      <DeskHead
        title="Appeals and second looks"
        status={`${desk.waiting.length} ${desk.waiting.length === 1 ? "waits" : "wait"}`}
      />
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

/** The latest review, while it may be taken back. */
function UndoReview({ given, onUndo }: { readonly given: SeatLine; readonly onUndo: SeatsState["undo"] }) {
  if (given.givenAt === null) return null
  return (
    <UndoLatest
      until={new Date(given.givenAt.getTime() + reviewUndoSeconds * 1000)}
      onUndo={() => onUndo(given.appealId)}
    >
      <span className="font-medium">Review given.</span>
    </UndoLatest>
  )
}
