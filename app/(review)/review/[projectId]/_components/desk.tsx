"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { classNames } from "@/app/_ui/class-names"
import { EmptyState } from "@/app/_ui/empty-state"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import { DeskHead } from "../../_components/desk-head"
import { BatchDialog } from "./batch-dialog"
import { type DeskStep, DeskWork, deskColumns } from "./desk-work"
import { QueueList } from "./queue-list"
import { UndoBar } from "./undo-bar"
import { type DeskState, useDesk } from "./use-desk"

/** Queue left, case in the middle, verdict right; on a phone one after the other. */
export function Desk({ projectId }: { readonly projectId: Id<"project"> }) {
  const desk = useDesk(projectId)
  const [step, setStep] = useState<DeskStep>("case")
  const [isBatchOpen, setBatchOpen] = useState(false)
  if (desk.queue.isPending) return <DeskSkeleton />
  if (desk.queue.isError) {
    return (
      <div className="page py-8">
        <ErrorPanel error={desk.queue.error} onRetry={() => void desk.queue.refetch()} />
      </div>
    )
  }
  return (
    <div className="mx-auto flex w-full max-w-[96rem] flex-col gap-4 px-4 py-4 md:px-6">
      <ProjectHead desk={desk} projectId={projectId} />
      {desk.openTaskId === null ? (
        <DeskClear isLoading={desk.queue.isFetching} />
      ) : (
        <div className={deskColumns}>
          <nav
            aria-label="Waiting tasks"
            className={classNames("min-w-0", step !== "queue" && "max-lg:hidden")}
          >
            <QueueList
              desk={desk}
              onBatch={() => setBatchOpen(true)}
              onOpen={(taskId) => {
                desk.open(taskId)
                setStep("case")
              }}
            />
          </nav>
          <DeskWork
            key={desk.openTaskId}
            taskId={desk.openTaskId}
            desk={desk}
            step={step}
            onStep={setStep}
            onBatch={() => setBatchOpen(true)}
          />
        </div>
      )}
      <UndoBar given={desk.given} />
      {isBatchOpen ? (
        <BatchDialog projectId={projectId} chosen={desk.chosen} onClose={() => setBatchOpen(false)} />
      ) : null}
    </div>
  )
}

function ProjectHead({ desk, projectId }: { readonly desk: DeskState; readonly projectId: Id<"project"> }) {
  const desks = useQuery(useTRPC().review.queues.queryOptions())
  const name = desks.data?.items.find((one) => one.projectId === projectId)?.name
  const count = desk.waiting.length
  const waits = `${count}${desk.queue.hasNextPage ? " or more" : ""} ${count === 1 ? "waits" : "wait"}`
  const given = desk.given.count === 0 ? "" : ` · ${desk.given.count} given in this sitting`
  return (
    <DeskHead title={name ?? "Desk"} status={waits + given}>
      <LinkButton size="sm" variant="quiet" href={routes.reviewSignals(projectId)}>
        Signals
      </LinkButton>
      <LinkButton size="sm" variant="quiet" href={routes.reviewModerators(projectId)}>
        Moderators
      </LinkButton>
    </DeskHead>
  )
}

function DeskClear({ isLoading }: { readonly isLoading: boolean }) {
  if (isLoading) return <SkeletonRows rows={4} />
  return (
    <EmptyState
      title="The desk is clear"
      text="Nothing here waits for a verdict. New cases arrive when labelers cannot settle a task."
      action={
        <LinkButton variant="primary" href={routes.review()}>
          Look at the other desks
        </LinkButton>
      }
    />
  )
}

function DeskSkeleton() {
  return (
    <div role="status" aria-label="Loading the desk" className={classNames(deskColumns, "px-4 py-6 md:px-6")}>
      <Skeleton className="h-96 rounded-lg max-lg:hidden" />
      <Skeleton className="h-96 rounded-lg" />
      <Skeleton className="h-96 rounded-lg max-lg:hidden" />
    </div>
  )
}
