"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { showToast } from "@/app/_ui/toast"
import type { ProjectSheet } from "../../../../_views"
import { CloseProjectDialog } from "./close-project-dialog"
import { OpenProjectDialog } from "./open-project-dialog"

/** What the owner can do with a project as it stands. */
export function ProjectActions({ project }: { readonly project: ProjectSheet }) {
  const { can } = project
  const [dialog, setDialog] = useState<"open" | "close" | null>(null)
  return (
    <>
      {can.open ? (
        <Button variant="primary" onClick={() => setDialog("open")}>
          Open the project
        </Button>
      ) : null}
      {can.pause ? <PauseButton project={project} /> : null}
      {can.resume ? <ResumeButton project={project} /> : null}
      {can.close ? <Button onClick={() => setDialog("close")}>Close</Button> : null}
      {can.cutRelease && project.tasks.settledCount > 0 ? (
        <LinkButton
          variant={can.resume ? "secondary" : "primary"}
          href={routes.cutRelease(project.poolId, project.projectId)}
        >
          Cut a release
        </LinkButton>
      ) : null}
      <OpenProjectDialog project={project} isOpen={dialog === "open"} onClose={() => setDialog(null)} />
      <CloseProjectDialog project={project} isOpen={dialog === "close"} onClose={() => setDialog(null)} />
    </>
  )
}

function useProjectChange(projectId: ProjectSheet["projectId"], title: string) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return {
    onError: showError,
    onSuccess: () => {
      void queries.invalidateQueries(trpc.project.get.queryFilter({ projectId }))
      showToast({ title })
    },
  }
}

function PauseButton({ project: { projectId } }: { readonly project: ProjectSheet }) {
  const change = useProjectChange(projectId, "Paused: no new runs; open ones go on")
  const pause = useMutation({ ...useTRPC().project.pause.mutationOptions(), ...change })
  return (
    <Button isPending={pause.isPending} onClick={() => pause.mutate({ projectId })}>
      Pause
    </Button>
  )
}

function ResumeButton({ project: { projectId } }: { readonly project: ProjectSheet }) {
  const change = useProjectChange(projectId, "Labelers can take runs again")
  const resume = useMutation({ ...useTRPC().project.resume.mutationOptions(), ...change })
  return (
    <Button variant="primary" isPending={resume.isPending} onClick={() => resume.mutate({ projectId })}>
      Resume
    </Button>
  )
}
