"use client"
import { ListChecks } from "lucide-react"
import Link from "next/link"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { Meter } from "@/app/_ui/meter"
import { type Column, Table } from "@/app/_ui/table"
import type { Id } from "@/server/domain/id"
import { kindNames } from "@/server/domain/kinds/names"
import type { PoolSheet } from "../../../../_views"
import { PoolRoom } from "../_components/pool-room"

/** The questions that are asked of a pool's items. */
export function ProjectsScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  return <PoolRoom poolId={poolId}>{(pool) => <Projects pool={pool} />}</PoolRoom>
}

function Projects({ pool }: { readonly pool: PoolSheet }) {
  const newProject = (
    <LinkButton variant="primary" href={routes.openNewProject(pool.poolId)}>
      New project
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-4">
      {pool.can.createProject && pool.projects.length > 0 ? (
        <div className="self-end">{newProject}</div>
      ) : null}
      <Table
        caption="Projects of this pool"
        columns={columns}
        rows={pool.projects}
        rowKey={(row) => row.projectId}
        empty={
          <EmptyState
            icon={<ListChecks />}
            title="No project yet"
            text={
              pool.itemCount === 0
                ? "A project asks one question of the pool's items. There are no items yet; bring some in first."
                : "A project asks one question of the pool's items: which of two is better, or which class one is of."
            }
            action={
              pool.state === "draft" ? (
                <LinkButton href={routes.managePool(pool.poolId)}>Open the pool first</LinkButton>
              ) : pool.itemCount === 0 ? (
                <LinkButton href={routes.contribute(pool.poolId)}>Contribute</LinkButton>
              ) : pool.can.createProject ? (
                newProject
              ) : undefined
            }
          />
        }
      />
    </div>
  )
}

type Row = PoolSheet["projects"][number]

const columns: readonly Column<Row>[] = [
  {
    key: "name",
    title: "Project",
    isHead: true,
    cell: (row) => (
      <Link href={routes.manageProject(row.projectId)} className="hover:underline">
        {row.name}
      </Link>
    ),
  },
  { key: "kind", title: "Kind", cell: (row) => kindNames[row.kind] },
  { key: "state", title: "State", cell: (row) => <StatusBadge state={row.state} /> },
  {
    key: "settled",
    title: "Settled",
    cell: (row) => (
      <span className="flex items-center gap-3">
        <span className="tabular whitespace-nowrap">
          {formatCount(row.settledCount)} of {formatCount(row.taskCount)}
        </span>
        <span className="hidden lg:block">
          <Meter
            isBare
            label={`Settled of ${row.name}`}
            share={row.taskCount === 0 ? 0 : row.settledCount / row.taskCount}
          />
        </span>
      </span>
    ),
  },
  {
    key: "gold",
    title: "Right on golds",
    isNumeric: true,
    cell: (row) => (row.goldAccuracy === null ? "–" : formatPercent(row.goldAccuracy, 1)),
  },
  {
    key: "alpha",
    title: "Agreement (α)",
    isNumeric: true,
    cell: (row) => (row.alpha === null ? "–" : row.alpha.toFixed(2)),
  },
]
