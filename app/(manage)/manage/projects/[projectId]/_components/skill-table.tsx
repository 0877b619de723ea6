"use client"
import { useQuery } from "@tanstack/react-query"
import { UsersRound } from "lucide-react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { EmptyState } from "@/app/_ui/empty-state"
import { Meter } from "@/app/_ui/meter"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { type Column, Table } from "@/app/_ui/table"
import type { Id } from "@/server/domain/id"
import type { LabelerSkill } from "../../../../_views"

/** How good each labeler is here, with how sure that is. Names are of this project alone. */
export function SkillTable({ projectId }: { readonly projectId: Id<"project"> }) {
  const trpc = useTRPC()
  const skills = useQuery(trpc.project.skills.queryOptions({ projectId }))
  if (skills.isPending) return <SkeletonRows rows={5} />
  if (skills.isError) return <ErrorPanel error={skills.error} onRetry={() => void skills.refetch()} />
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-sm text-ink-soft">
        The chance that a labeler is right, with a 95 % interval, from the latest fit and the golds. Names
        stand for people in this project alone.
      </p>
      <Table
        caption="Labelers of this project"
        columns={columns}
        rows={skills.data.items}
        rowKey={(row) => row.pseudonym}
        empty={
          <EmptyState
            icon={<UsersRound />}
            title="Nobody has labeled yet"
            text="Labelers appear here once their first run is finished."
          />
        }
      />
    </div>
  )
}

const columns: readonly Column<LabelerSkill>[] = [
  { key: "name", title: "Labeler", isHead: true, cell: (row) => row.pseudonym },
  {
    key: "skill",
    title: "Skill",
    cell: (row) => (
      <span className="flex items-center gap-3">
        <span className="tabular w-12">{formatPercent(row.skillMean)}</span>
        <Meter
          isBare
          label={`Skill of ${row.pseudonym}`}
          share={row.skillMean}
          interval={[row.skillLow, row.skillHigh]}
        />
        <span className="tabular hidden text-xs text-ink-faint lg:inline">
          {formatPercent(row.skillLow)} to {formatPercent(row.skillHigh)}
        </span>
      </span>
    ),
  },
  { key: "labels", title: "Labels", isNumeric: true, cell: (row) => formatCount(row.annotationCount) },
  {
    key: "golds",
    title: "Golds right",
    isNumeric: true,
    cell: (row) =>
      row.goldCount === 0 ? "–" : `${formatCount(row.goldCorrectCount)} of ${formatCount(row.goldCount)}`,
  },
  { key: "updated", title: "As of", isWideOnly: true, cell: (row) => <RelativeTime at={row.updatedAt} /> },
]
