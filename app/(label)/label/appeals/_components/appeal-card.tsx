"use client"
import Link from "next/link"
import { routes } from "@/app/_lib/routes"
import { Points } from "@/app/_ui/amount"
import { Badge, StatusBadge } from "@/app/_ui/badge"
import { RelativeTime } from "@/app/_ui/relative-time"
import { groundTexts } from "@/server/domain/appeal/subject"
import type { AppealLine } from "../../../_views"
import { AppealClock } from "./appeal-clock"

/** One appeal in the list: what it is about, where it stands, what it moved. */
export function AppealCard({ line }: { readonly line: AppealLine }) {
  const isNew = line.decidedAt !== null && line.readAt === null
  return (
    <article className="relative flex flex-col gap-2 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge state={line.state} />
        {isNew ? <Badge tone="amber">New</Badge> : null}
        <span className="ml-auto text-sm text-ink-faint">
          opened <RelativeTime at={line.openedAt} />
        </span>
      </div>
      <h2 className="font-semibold">
        <Link
          href={routes.appeal(line.appealId)}
          prefetch={false}
          className="after:absolute after:inset-0 after:rounded-lg"
        >
          {titleOf(line)}
        </Link>
      </h2>
      <p className="text-sm text-ink-soft">
        {line.projectName ?? line.poolName} · {groundTexts[line.reason]}
      </p>
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-sm text-ink-soft">
        <AppealClock appeal={line} />
        <StakeText line={line} />
        {line.restoredPoints > 0n ? (
          <span>
            restored <Points points={line.restoredPoints} sign="always" />
          </span>
        ) : null}
      </div>
    </article>
  )
}

function titleOf({ subject, question, contributionTitle }: AppealLine): string {
  if (subject === "pause") return "Your pause"
  return subject === "rejection" ? `Rejected rows of “${contributionTitle ?? ""}”` : (question ?? "")
}

function StakeText({ line }: { readonly line: AppealLine }) {
  if (line.stakePoints === 0n) return <span>nothing staked</span>
  const outcome =
    line.isStakeReturned === null ? "staked" : line.isStakeReturned ? "stake returned" : "stake lost"
  return (
    <span>
      <Points points={line.stakePoints} /> {outcome}
    </span>
  )
}
