"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Eye } from "lucide-react"
import { formatCount } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Badge, type Tone } from "@/app/_ui/badge"
import { EmptyState } from "@/app/_ui/empty-state"
import { RelativeTime } from "@/app/_ui/relative-time"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { type Column, Table } from "@/app/_ui/table"
import { Why } from "@/app/_ui/why"
import { accessPurposeText } from "@/server/domain/consent/access-log"
import type { Id } from "@/server/domain/id"
import type { AccessEntry } from "../../../../_views"
import { outcomeTexts, readerText, rightText } from "./access-texts"

/** Every time the vault was asked for this contribution, refusals too. */
export function AccessLog({ contributionId }: { readonly contributionId: Id<"contribution"> }) {
  const trpc = useTRPC()
  const log = useInfiniteQuery(
    trpc.contribution.accessLog.infiniteQueryOptions(
      { contributionId },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  if (log.isPending) return <SkeletonRows rows={4} />
  if (log.isError) return <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />
  const entries = log.data.pages.flatMap((page) => page.items)
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<Eye />}
        title="Nobody has read it"
        text="Each reading will stand here: when, who, what for, and by what right."
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">
        Written by the vault in the moment of reading. Each entry carries the hash of the one before, so none
        can be changed or dropped unseen.
      </p>
      <Table caption="Readings" columns={columns} rows={entries} rowKey={(entry) => entry.entryHash} />
      <ShowMore list={log} label="Show earlier ones" />
    </div>
  )
}

const columns: readonly Column<AccessEntry>[] = [
  { key: "at", title: "When", isHead: true, cell: (entry) => <RelativeTime at={entry.readAt} /> },
  { key: "reader", title: "Who", cell: (entry) => readerText(entry) },
  { key: "purpose", title: "What for", cell: (entry) => accessPurposeText(entry.purpose) },
  { key: "right", title: "By what right", cell: (entry) => rightText(entry) },
  { key: "items", title: "Items", isNumeric: true, cell: (entry) => formatCount(entry.itemCount) },
  { key: "outcome", title: "Outcome", cell: (entry) => <Outcome entry={entry} /> },
]

function Outcome({ entry }: { readonly entry: AccessEntry }) {
  const { title, text } = outcomeTexts[entry.outcome]
  const tone: Tone = entry.outcome === "released" ? "water" : "good"
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2 sm:justify-start">
      <Badge tone={tone}>{title}</Badge>
      <Why
        title={`Why ${title.toLowerCase()}?`}
        reason={text}
        figures={[
          { label: "Entry", value: `No. ${entry.sequence}` },
          { label: "Hash", value: <code className="font-mono text-xs break-all">{entry.entryHash}</code> },
        ]}
      />
    </span>
  )
}
