"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useEffect } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { LinkButton } from "@/app/_ui/button"
import { PageHeader } from "@/app/_ui/page-header"
import type { RunSheet } from "../../../../_views"
import { RoomSkeleton } from "./room-skeleton"

/** A run that is not open any more: a finished one leads to its summary, a dropped one says what became of it. */
export function RunOver({ sheet }: { readonly sheet: RunSheet }) {
  const { replace } = useRouter()
  const { runId, state } = sheet.run
  const isDropped = state === "abandoned"
  useEffect(() => {
    if (!isDropped) replace(routes.runSummary(runId))
  }, [isDropped, replace, runId])
  if (!isDropped) return <RoomSkeleton />
  return <RunDropped note={sheet.run.note} projectId={sheet.project.projectId} />
}

interface RunDroppedProps {
  readonly note: string
  readonly projectId: RunSheet["project"]["projectId"]
}

function RunDropped({ note, projectId }: RunDroppedProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  useEffect(() => {
    // What was read before the run was closed still counts its stake as locked and the run as open.
    void queryClient.invalidateQueries(trpc.account.me.queryFilter())
    void queryClient.invalidateQueries(trpc.project.pathFilter())
    void queryClient.invalidateQueries(trpc.run.mine.queryFilter())
    void queryClient.invalidateQueries(trpc.run.preview.queryFilter())
  }, [queryClient, trpc])
  return (
    <div role="alert" className="page max-w-2xl py-10">
      <PageHeader title="This run is closed" lead={note} />
      <div className="flex flex-wrap gap-2">
        <LinkButton variant="primary" href={routes.labelProject(projectId)}>
          Take another run
        </LinkButton>
        <LinkButton href={routes.label()}>All projects</LinkButton>
      </div>
    </div>
  )
}
