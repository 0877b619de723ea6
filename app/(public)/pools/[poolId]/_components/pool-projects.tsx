import { Tags } from "lucide-react"
import Link from "next/link"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { StatusBadge } from "@/app/_ui/badge"
import { Section } from "@/app/_ui/card"
import { EmptyState } from "@/app/_ui/empty-state"
import { Meter } from "@/app/_ui/meter"
import { type Column, Table } from "@/app/_ui/table"
import { Why } from "@/app/_ui/why"
import { wilsonInterval } from "@/server/domain/consensus/skill"
import type { PoolSheet } from "../../_views"

type Project = PoolSheet["projects"][number]

/** Labeling efforts over the pool's items, with how good their labels are. */
export function PoolProjects({ pool }: { readonly pool: PoolSheet }) {
  return (
    <Section title="Projects and quality" lead="Who labels what, and how far the labels can be trusted.">
      <Table
        caption="Projects"
        rows={pool.projects}
        rowKey={(project) => project.projectId}
        columns={columns}
        empty={
          <EmptyState
            icon={<Tags />}
            title="No projects yet"
            text="The owner makes one when there are items to label."
          />
        }
      />
    </Section>
  )
}

const columns: readonly Column<Project>[] = [
  {
    key: "name",
    title: "Project",
    isHead: true,
    cell: (project) => (
      <span className="flex flex-col">
        <Link
          href={routes.labelProject(project.projectId)}
          className="font-medium text-water-ink hover:underline"
        >
          {project.name}
        </Link>
        <span className="font-normal text-ink-faint">
          {project.kind}
          {project.state === "closed" ? (
            <>
              {" · "}
              <Link href={routes.verifyProject(project.projectId)} className="text-water-ink hover:underline">
                Verify
              </Link>
            </>
          ) : null}
        </span>
      </span>
    ),
  },
  { key: "state", title: "State", cell: (project) => <StatusBadge state={project.state} /> },
  { key: "settled", title: "Settled", cell: (project) => <Settled project={project} /> },
  {
    key: "gold",
    title: "Right on gold",
    isNumeric: true,
    cell: (project) => <GoldAccuracy project={project} />,
  },
  { key: "alpha", title: "Agreement", isNumeric: true, cell: (project) => <Agreement project={project} /> },
]

function Settled({ project }: { readonly project: Project }) {
  const { taskCount, settledCount } = project
  if (taskCount === 0) return "–"
  return (
    <span className="flex min-w-28 flex-col gap-1">
      <span className="tabular">
        {formatCount(settledCount)} of {formatCount(taskCount)}
      </span>
      <Meter isBare label={`Settled tasks of ${project.name}`} share={settledCount / taskCount} />
    </span>
  )
}

function GoldAccuracy({ project }: { readonly project: Project }) {
  const { goldAccuracy, goldCount } = project
  if (goldAccuracy === null || goldCount === 0) return "–"
  const { low, high } = wilsonInterval(goldAccuracy, goldCount)
  const interval = `${formatPercent(low, 1)} to ${formatPercent(high, 1)}`
  return (
    <span className="inline-flex flex-col items-end gap-0.5">
      {formatPercent(goldAccuracy, 1)}
      <span className="text-xs text-ink-faint">{interval}</span>
      <Why
        title="What does right on gold mean?"
        reason="Some tasks have a known answer that labelers cannot tell apart from the others. This is the share that the labels got right, each judged without having been told."
        figures={[
          { label: "Tasks with a known answer", value: formatCount(goldCount) },
          { label: "Right", value: formatPercent(goldAccuracy, 1) },
          { label: "With 95 % certainty between", value: interval },
        ]}
      />
    </span>
  )
}

function Agreement({ project }: { readonly project: Project }) {
  const { alpha } = project
  if (alpha === null) return "–"
  return (
    <span className="inline-flex flex-col items-end gap-0.5">
      {alpha.toFixed(2)}
      <Why
        title="What does agreement mean?"
        reason="Krippendorff's alpha: 1 where labelers always agree, 0 where they agree no more than by chance. Hard questions have less of it without being worse work."
      />
    </span>
  )
}
