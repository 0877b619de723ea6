"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { appealReasons, appealReasonTexts } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { AppealForm } from "../../../../appeals/_components/appeal-form"

interface AppealDialogProps {
  readonly assignmentId: Id<"assignment">
  readonly onClose: () => void
}

/** Opens an appeal of a settled answer. */
export function AppealDialog({ assignmentId, onClose }: AppealDialogProps) {
  const preview = useQuery(useTRPC().appeal.preview.queryOptions({ assignmentId }))
  const open = useOpenAppeal()
  return (
    <AppealForm
      subject="answer"
      title="Appeal this answer"
      description="Moderators who know nothing of the first decision look at the task anew."
      preview={preview}
      reasons={appealReasons.map((value) => ({ value, label: appealReasonTexts[value] }))}
      question="What should they look at?"
      hint="They read this. They see neither your answer nor the one it was settled on: write about the item, not about the verdict."
      isOpening={open.isPending}
      onOpen={(grounds) => open.mutate({ assignmentId, ...grounds })}
      onClose={onClose}
    />
  )
}

function useOpenAppeal() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  return useMutation(
    trpc.appeal.open.mutationOptions({
      onError: showError,
      onSuccess: ({ appealId }) => {
        void queryClient.invalidateQueries(trpc.appeal.mine.infiniteQueryFilter())
        void queryClient.invalidateQueries(trpc.run.summary.queryFilter())
        router.push(routes.appeal(appealId))
      },
    }),
  )
}
