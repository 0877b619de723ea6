"use client"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { classNames } from "@/app/_ui/class-names"
import { RelativeTime } from "@/app/_ui/relative-time"

/** The desk of appeals: how many wait for this moderator, and until when the first is promised. */
export function AppealsDeskCard() {
  const seats = useQuery(useTRPC().appeal.seats.queryOptions())
  const waiting = seats.data?.items.filter((seat) => seat.state === "seated") ?? []
  const first = waiting[0]
  return (
    <article className="relative flex items-center gap-5 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">
          <Link
            href={routes.reviewAppeals()}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-lg"
          >
            Appeals and second looks
          </Link>
        </h2>
        <p className="mt-1 text-sm text-ink-soft">
          {first === undefined ? (
            "What somebody appealed, and verdicts drawn by lot, are dealt to moderators who had no part in them. Nothing waits for you."
          ) : (
            <>
              The first outcome is promised <RelativeTime at={first.dueAt} />
            </>
          )}
        </p>
      </div>
      <p className="flex flex-col items-end">
        <span
          className={classNames(
            "tabular text-3xl font-semibold",
            waiting.length === 0 ? "text-ink-faint" : "text-amber-ink",
          )}
        >
          {waiting.length}
        </span>
        <span className="text-xs text-ink-faint">{waiting.length === 1 ? "waits" : "wait"}</span>
      </p>
    </article>
  )
}
