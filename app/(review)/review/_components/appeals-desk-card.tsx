"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { RelativeTime } from "@/app/_ui/relative-time"
import { WaitingCard } from "./waiting-card"

/** The desk of appeals: how many wait for this moderator, and until when the first is promised. */
export function AppealsDeskCard() {
  const seats = useQuery(useTRPC().appeal.seats.queryOptions())
  const waiting = seats.data?.items.filter((seat) => seat.state === "seated") ?? []
  const first = waiting[0]
  return (
    <WaitingCard href={routes.reviewAppeals()} title="Appeals and second looks" count={waiting.length}>
      {first === undefined ? (
        "What somebody appealed, and verdicts drawn by lot, are dealt to moderators who had no part in them. Nothing waits for you."
      ) : (
        <span>
          The first outcome is promised <RelativeTime at={first.dueAt} />
        </span>
      )}
    </WaitingCard>
  )
}
