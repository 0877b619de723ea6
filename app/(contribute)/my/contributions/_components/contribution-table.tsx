"use client"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { RelativeTime } from "@/app/_ui/relative-time"
import { type Column, Table } from "@/app/_ui/table"
import { useSession } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"
import { listDrafts } from "../../../_sending/drafts"
import type { ContributionLine } from "../../../_views"

/** One's contributions, newest first; what was begun on this device says how to go on. */
export function ContributionTable({ lines }: { readonly lines: readonly ContributionLine[] }) {
  const token = useToken()
  const here = useDraftsHere()
  const columns: readonly Column<ContributionLine>[] = [
    { key: "title", title: "Name", isHead: true, cell: (line) => <NameCell line={line} /> },
    {
      key: "state",
      title: "State",
      cell: (line) => <StateCell line={line} isHere={here.has(line.contributionId)} />,
    },
    { key: "items", title: "Items", isNumeric: true, cell: (line) => formatCount(line.itemCount) },
    {
      key: "rejected",
      title: "Not taken",
      isNumeric: true,
      isWideOnly: true,
      cell: (line) => formatCount(line.rejectedCount),
    },
    {
      key: "earned",
      title: "Earned",
      isNumeric: true,
      cell: (line) => <Amount amount={line.earnedAmount} token={token} />,
    },
    {
      key: "created",
      title: "Begun",
      cell: (line) => <RelativeTime at={line.createdAt} className="text-ink-soft" />,
    },
  ]
  return (
    <Table caption="My contributions" columns={columns} rows={lines} rowKey={(line) => line.contributionId} />
  )
}

function NameCell({ line }: { readonly line: ContributionLine }) {
  return (
    <span className="flex min-w-0 flex-col">
      <Link
        href={routes.myContribution(line.contributionId)}
        className="font-medium text-water-ink hover:underline"
      >
        {line.title}
      </Link>
      <span className="font-normal text-ink-faint">{line.pool.name}</span>
    </span>
  )
}

function StateCell({ line, isHere }: { readonly line: ContributionLine; readonly isHere: boolean }) {
  const isUnfinished = line.state === "draft" || line.state === "uploading"
  if (!isUnfinished) return <StatusBadge state={line.state} />
  if (!isHere) return <span className="text-ink-soft">Begun on another device</span>
  return (
    <LinkButton
      size="sm"
      variant="primary"
      href={routes.contribute(line.pool.poolId, { resume: line.contributionId })}
    >
      Continue
    </LinkButton>
  )
}

function useDraftsHere(): ReadonlySet<Id<"contribution">> {
  const { viewer } = useSession()
  const drafts = useQuery({
    queryKey: ["drafts here", viewer?.accountId],
    queryFn: () => (viewer === null ? [] : listDrafts(viewer.accountId)),
    staleTime: 0,
  })
  return new Set(drafts.data?.map((draft) => draft.contributionId))
}
