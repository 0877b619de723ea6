"use client"
import { FileCheck2, Landmark } from "lucide-react"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { EmptyState } from "@/app/_ui/empty-state"
import { RelativeTime } from "@/app/_ui/relative-time"
import { Table } from "@/app/_ui/table"
import type { TranscriptLists } from "../_views"

const linkLook = "font-medium text-water-ink hover:underline"

export function ProjectTable({ projects }: { readonly projects: TranscriptLists["projects"] }) {
  return (
    <Table
      caption="Closed projects"
      rows={projects}
      rowKey={(project) => project.projectId}
      empty={
        <EmptyState
          icon={<FileCheck2 />}
          title="No project has closed yet"
          text="Its transcript is published the moment it does."
        />
      }
      columns={[
        {
          key: "name",
          title: "Project",
          isHead: true,
          cell: (project) => (
            <span className="flex flex-col">
              <Link href={routes.verifyProject(project.projectId)} className={linkLook}>
                {project.name}
              </Link>
              <span className="font-normal text-ink-faint">{project.poolName}</span>
            </span>
          ),
        },
        {
          key: "answers",
          title: "Answers",
          isNumeric: true,
          cell: (project) => formatCount(project.annotationCount),
        },
        { key: "written", title: "Published", cell: (project) => <RelativeTime at={project.writtenAt} /> },
      ]}
    />
  )
}

export function EpochTable({ epochs }: { readonly epochs: TranscriptLists["epochs"] }) {
  const token = useToken()
  return (
    <Table
      caption="Closed epochs"
      rows={epochs}
      rowKey={(epoch) => epoch.epochId}
      empty={
        <EmptyState
          icon={<Landmark />}
          title="No epoch has closed yet"
          text="A pool closes one when sales have brought something to pay out."
        />
      }
      columns={[
        {
          key: "name",
          title: "Epoch",
          isHead: true,
          cell: (epoch) => (
            <span className="flex flex-col">
              <Link href={routes.verifyEpoch(epoch.epochId)} className={linkLook}>
                Epoch {epoch.number}
              </Link>
              <span className="font-normal text-ink-faint">{epoch.poolName}</span>
            </span>
          ),
        },
        { key: "state", title: "State", cell: (epoch) => <StatusBadge state={epoch.state} /> },
        {
          key: "amount",
          title: "Paid out",
          isNumeric: true,
          cell: (epoch) => <Amount amount={epoch.epochAmount} token={token} />,
        },
      ]}
    />
  )
}
