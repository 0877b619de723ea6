"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Badge, StatusBadge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { type Column, Table } from "@/app/_ui/table"
import { kinds, readAnswer } from "@/server/domain/kinds/registry"
import type { ProjectSheet, ProjectTask } from "../../../../_views"
import { GoldDialog } from "./gold-dialog"

/** The tasks of a project; on a draft any of them can be made a gold. */
export function GoldList({ project }: { readonly project: ProjectSheet }) {
  const trpc = useTRPC()
  const { projectId } = project
  const [place, setPlace] = useState<number | null>(null)
  const list = useInfiniteQuery(
    trpc.project.tasks.infiniteQueryOptions({ projectId }, { getNextPageParam: (page) => page.nextCursor }),
  )
  if (list.isPending) return <SkeletonRows rows={6} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const tasks = list.data.pages.flatMap((page) => page.items)
  const chosen = place === null ? undefined : tasks[place]
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">
        {project.can.edit
          ? "Answer some tasks yourself and say why: they become golds, which show who is careful. When the project opens, the gold set is committed and stays."
          : `${formatCount(project.tasks.goldCount)} golds were committed when the project opened.`}
      </p>
      <Table
        caption="Tasks of this project"
        columns={columnsOf(project, (task) => setPlace(tasks.indexOf(task)))}
        rows={tasks}
        rowKey={(task) => task.taskId}
      />
      <ShowMore list={list} />
      {chosen === undefined || place === null ? null : (
        <GoldDialog
          key={chosen.taskId}
          project={project}
          task={chosen}
          onClose={() => setPlace(null)}
          {...(place + 1 < tasks.length ? { onNext: () => setPlace(place + 1) } : {})}
        />
      )}
    </div>
  )
}

function columnsOf(
  project: ProjectSheet,
  onEdit: (task: ProjectTask) => void,
): readonly Column<ProjectTask>[] {
  const describe = (answer: unknown) =>
    kinds[project.kind].describeAnswer(project.config, readAnswer(project.kind, project.config, answer))
  return [
    {
      key: "position",
      title: "Task",
      isHead: true,
      cell: (task) => <span className="tabular">No. {formatCount(task.position + 1)}</span>,
    },
    {
      key: "items",
      title: "Items",
      cell: (task) => (
        <span className="font-mono text-xs text-ink-soft">
          {task.itemIds.map((itemId) => `…${itemId.slice(-6)}`).join(" · ")}
        </span>
      ),
    },
    {
      key: "gold",
      title: "Known answer",
      cell: (task) =>
        task.goldAnswer === null ? (
          <span className="text-ink-faint">–</span>
        ) : (
          <Badge tone="amber">
            {task.isTraining ? "Training: " : "Gold: "}
            {describe(task.goldAnswer)}
          </Badge>
        ),
    },
    ...(project.can.edit
      ? [
          {
            key: "edit",
            title: <span className="sr-only">Set the answer</span>,
            isNumeric: true,
            cell: (task: ProjectTask) => (
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Set the known answer of task ${task.position + 1}`}
                onClick={() => onEdit(task)}
              >
                {task.goldAnswer === null ? "Make a gold" : "Change"}
              </Button>
            ),
          },
        ]
      : progressColumns(describe)),
  ]
}

function progressColumns(describe: (answer: unknown) => string): readonly Column<ProjectTask>[] {
  return [
    { key: "state", title: "State", cell: (task) => <StatusBadge state={task.state} /> },
    { key: "labels", title: "Labels", isNumeric: true, cell: (task) => formatCount(task.labelCount) },
    {
      key: "label",
      title: "Label",
      cell: (task) => (task.settledAnswer === null ? "–" : describe(task.settledAnswer)),
    },
    {
      key: "confidence",
      title: "Sure",
      isNumeric: true,
      cell: (task) => (task.confidence === null ? "–" : formatPercent(task.confidence)),
    },
  ]
}
