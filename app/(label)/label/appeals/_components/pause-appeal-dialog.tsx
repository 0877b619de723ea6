"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { pauseAppealReasons, pauseAppealReasonTexts } from "@/server/domain/appeal/pause"
import type { Id } from "@/server/domain/id"
import { AppealForm } from "./appeal-form"

interface PauseAppealDialogProps {
  readonly projectId: Id<"project">
  readonly onClose: () => void
}

/** Opens an appeal of a pause. */
export function PauseAppealDialog({ projectId, onClose }: PauseAppealDialogProps) {
  const preview = useQuery(useTRPC().appeal.previewPause.queryOptions({ projectId }))
  const open = useOpenPauseAppeal()
  return (
    <AppealForm
      subject="pause"
      title="Appeal this pause"
      description="Moderators who had no part in it look at the evidence and at what you say."
      preview={preview}
      reasons={pauseAppealReasons.map((value) => ({ value, label: pauseAppealReasonTexts[value] }))}
      question="What explains the evidence?"
      hint="They read this beside the numbers. They are not told who you are."
      isOpening={open.isPending}
      onOpen={(grounds) => open.mutate({ projectId, ...grounds })}
      onClose={onClose}
    />
  )
}

function useOpenPauseAppeal() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  return useMutation(
    trpc.appeal.openPause.mutationOptions({
      onError: showError,
      onSuccess: ({ appealId }) => {
        void queryClient.invalidateQueries(trpc.appeal.mine.infiniteQueryFilter())
        void queryClient.invalidateQueries(trpc.appeal.pauses.queryFilter())
        router.push(routes.appeal(appealId))
      },
    }),
  )
}
