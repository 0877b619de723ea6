"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { formatCount } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import type { ProjectDialogProps } from "./open-project-dialog"

/** Closes a project for good, after what that means has been read. */
export function CloseProjectDialog({ project, isOpen, onClose }: ProjectDialogProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { projectId, tasks } = project
  const close = useMutation({
    ...trpc.project.close.mutationOptions(),
    onSuccess: () => {
      void queries.invalidateQueries(trpc.project.get.queryFilter({ projectId }))
      onClose()
    },
  })
  return (
    <Dialog
      title={`Close ${project.name}?`}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Go on labeling</Button>
          <Button
            variant="danger"
            isPending={close.isPending}
            pendingLabel="Closing"
            onClick={() => close.mutate({ projectId })}
          >
            Close the project
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
        <li>No new runs can be taken; open ones may still be finished.</li>
        <li>
          {formatCount(tasks.openTaskCount)} tasks are still open. Those that are sure enough are settled,
          those with labels go to a moderator, those without are withdrawn.
        </li>
        <li>A last fit is made over all labels, and every waiting run is settled by it.</li>
        <li>The golds and the seed are revealed, so that anybody can check them against the commitment.</li>
      </ul>
      <p className="pt-3 text-sm font-medium">
        It cannot be opened again. Releases can still be cut from it.
      </p>
      {close.isError ? (
        <div className="pt-4">
          <ErrorPanel error={close.error} />
        </div>
      ) : null}
    </Dialog>
  )
}
