"use client"
import { useQuery } from "@tanstack/react-query"
import { formatCount, formatPercent, shortenHex } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { FigureCard } from "@/app/_ui/card"
import { PageHeader } from "@/app/_ui/page-header"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { type Column, Table } from "@/app/_ui/table"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import type { ModeratorLine, ModeratorSheet } from "../../../_views"

/** How a pool's moderators share the work, and how often they agree. */
export function ModeratorsScreen({ projectId }: { readonly projectId: Id<"project"> }) {
  const { viewer } = useSession()
  return (
    <div className="page py-8 sm:py-10">
      <PageHeader
        title="Moderators"
        back={{ href: routes.reviewProject(projectId), label: "Desk" }}
        lead="How the work is shared, and how verdicts fared when somebody looked again without knowing them."
      />
      {viewer === null ? (
        <SignInNeeded title="Sign in to see this" text="It opens for the moderators of the pool." />
      ) : (
        <LoadedModerators projectId={projectId} />
      )}
    </div>
  )
}

function LoadedModerators({ projectId }: { readonly projectId: Id<"project"> }) {
  const sheet = useQuery(useTRPC().review.moderators.queryOptions({ projectId }))
  if (sheet.isPending) return <SkeletonRows rows={4} />
  if (sheet.isError) return <ErrorPanel error={sheet.error} onRetry={() => void sheet.refetch()} />
  return (
    <div className="flex flex-col gap-8">
      <Figures sheet={sheet.data} />
      <Table
        caption={`Moderators of ${sheet.data.poolName}`}
        columns={columns}
        rows={sheet.data.moderators}
        rowKey={(line) => line.accountId}
      />
    </div>
  )
}

function Figures({ sheet }: { readonly sheet: ModeratorSheet }) {
  const { waitingCount, waitingSince, agreement, secondLooks, moderators } = sheet
  const recentCount = moderators.reduce((sum, { recentCount: own }) => sum + own, 0)
  return (
    <section aria-label="In figures" className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <FigureCard
        label="Waiting in this pool"
        value={formatCount(waitingCount)}
        note={
          waitingSince === null ? (
            "The desks are clear"
          ) : (
            <>
              the oldest came in <RelativeTime at={waitingSince} />
            </>
          )
        }
      />
      <FigureCard label="Verdicts of late" value={formatCount(recentCount)} note="in the last 7 days" />
      <FigureCard
        label="Agreement in second looks"
        value={secondLooks.agreement === null ? "–" : formatPercent(secondLooks.agreement.share)}
        note={`${agreementText(secondLooks.agreement, "verdicts drawn by lot")}${openText(secondLooks)}`}
      />
      <FigureCard
        label="Agreement in appeals"
        value={agreement === null ? "–" : formatPercent(agreement.share)}
        note={agreementText(agreement, "blind reviews of an appealed verdict")}
      />
    </section>
  )
}

function agreementText(agreement: ModeratorSheet["agreement"], of: string): string {
  if (agreement === null) return "None has been decided yet"
  const { count, total, low, high } = agreement
  return `${count} of ${total} ${of} say the same (${formatPercent(low)} to ${formatPercent(high)})`
}

function openText({ openCount, thirdCount }: ModeratorSheet["secondLooks"]): string {
  if (openCount === 0) return ""
  return `; ${openCount} under way${thirdCount === 0 ? "" : `, ${thirdCount} with a third`}`
}

const columns: readonly Column<ModeratorLine>[] = [
  { key: "name", title: "Moderator", isHead: true, cell: (line) => line.name ?? shortenHex(line.address) },
  { key: "recent", title: "7 days", isNumeric: true, cell: (line) => formatCount(line.recentCount) },
  { key: "all", title: "Verdicts", isNumeric: true, cell: (line) => formatCount(line.verdictCount) },
  {
    key: "undone",
    title: "Taken back",
    isNumeric: true,
    isWideOnly: true,
    cell: (line) => formatCount(line.undoneCount),
  },
  { key: "overturned", title: "Overturned", isNumeric: true, cell: (line) => overturnedText(line) },
  { key: "looks", title: "Agreed with", isNumeric: true, cell: (line) => looksText(line) },
  {
    key: "reviews",
    title: "Reviews",
    isNumeric: true,
    isWideOnly: true,
    cell: (line) => formatCount(line.reviewCount),
  },
  {
    key: "waiting",
    title: "Seats waiting",
    isNumeric: true,
    isWideOnly: true,
    cell: (line) => formatCount(line.waitingSeatCount),
  },
]

function overturnedText({ overturned }: ModeratorLine): string {
  return overturned === null ? "–" : `${overturned.count} of ${overturned.total} appealed`
}

function looksText({ secondLooks }: ModeratorLine): string {
  return secondLooks === null ? "–" : `${secondLooks.count} of ${secondLooks.total} drawn`
}
