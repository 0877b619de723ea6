"use client"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { StatusBadge } from "@/app/_ui/badge"
import { classNames } from "@/app/_ui/class-names"
import { RelativeTime } from "@/app/_ui/relative-time"
import { kindNames } from "@/server/domain/kinds/names"
import type { Desk } from "../../_views"

/** One desk: how much waits on it, and since when. */
export function DeskCard({ desk }: { readonly desk: Desk }) {
  const isClear = desk.escalatedCount === 0
  return (
    <article className="relative flex h-full items-center gap-5 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="min-w-0 flex-1">
        <p className="text-sm text-ink-faint">
          {desk.poolName} · {kindNames[desk.kind]}
        </p>
        <h2 className="font-semibold">
          <Link
            href={routes.reviewProject(desk.projectId)}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-lg"
          >
            {desk.name}
          </Link>
        </h2>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          <StatusBadge state={desk.state} />
          {desk.waitingSince === null ? (
            "The desk is clear"
          ) : (
            <span>
              The oldest came in <RelativeTime at={desk.waitingSince} />
            </span>
          )}
        </p>
      </div>
      <p className="flex flex-col items-end">
        <span
          className={classNames(
            "tabular text-3xl font-semibold",
            isClear ? "text-ink-faint" : "text-amber-ink",
          )}
        >
          {formatCount(desk.escalatedCount)}
        </span>
        <span className="text-xs text-ink-faint">{desk.escalatedCount === 1 ? "waits" : "wait"}</span>
      </p>
    </article>
  )
}
