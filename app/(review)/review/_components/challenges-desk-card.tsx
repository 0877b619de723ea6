"use client"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { classNames } from "@/app/_ui/class-names"
import { Countdown } from "@/app/_ui/countdown"

/** The way to the arbiter's desk; nothing for anybody else. */
export function ChallengesDeskCard() {
  const standing = useQuery(useTRPC().challenge.standing.queryOptions())
  return standing.data?.can.list ? <OpenChallenges /> : null
}

function OpenChallenges() {
  const open = useQuery(useTRPC().challenge.list.queryOptions({ which: "open" }))
  const items = open.data?.items ?? []
  const first = items[0]
  return (
    <article className="relative flex items-center gap-5 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">
          <Link
            href={routes.reviewChallenges()}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-lg"
          >
            Challenged grants
          </Link>
        </h2>
        <p className="mt-1 text-sm text-ink-soft">
          {first === undefined ? (
            "You are the chain’s arbiter. Buyers who ask for their money back come here. Nothing waits for you."
          ) : (
            <>
              The first settles in full unanswered: <Countdown endsAt={first.endsAt} after="any moment now" />
            </>
          )}
        </p>
      </div>
      <p className="flex flex-col items-end">
        <span
          className={classNames(
            "tabular text-3xl font-semibold",
            items.length === 0 ? "text-ink-faint" : "text-amber-ink",
          )}
        >
          {formatCount(items.length)}
          {open.data?.nextCursor ? "+" : null}
        </span>
        <span className="text-xs text-ink-faint">{items.length === 1 ? "waits" : "wait"}</span>
      </p>
    </article>
  )
}
