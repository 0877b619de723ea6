"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog, DialogClose } from "@/app/_ui/dialog"
import { showToast } from "@/app/_ui/toast"
import type { RunSheet } from "../../../../_views"

interface AbandonDialogProps {
  readonly sheet: RunSheet
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Gives the run up, after saying what that means. */
export function AbandonDialog({ sheet, isOpen, onOpenChange }: AbandonDialogProps) {
  const abandon = useAbandon(sheet)
  const { stakePoints } = sheet.run
  return (
    <Dialog
      title="Give up this run?"
      size="sm"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose>
            <Button>Keep going</Button>
          </DialogClose>
          <Button
            variant="danger"
            isPending={abandon.isPending || abandon.isSuccess}
            onClick={() => abandon.mutate({ runId: sheet.run.runId })}
          >
            Give up
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-soft">
        Its answers will not count, and its tasks go back to the queue.{" "}
        {stakePoints > 0n ? `Your stake of ${stakePoints} points comes back whole.` : "Nothing was staked."}{" "}
        To come back later, just leave: answers are saved.
      </p>
    </Dialog>
  )
}

function useAbandon({ run, project }: RunSheet) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { push } = useRouter()
  return useMutation(
    trpc.run.abandon.mutationOptions({
      onSuccess: () => {
        showToast({
          title: "Run given up",
          text: run.stakePoints > 0n ? "The stake is back." : "Nothing was lost.",
        })
        push(routes.labelProject(project.projectId))
        void queryClient.invalidateQueries()
      },
      onError: showError,
    }),
  )
}
