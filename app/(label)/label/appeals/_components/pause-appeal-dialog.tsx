"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel, showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import { SkeletonRows } from "@/app/_ui/skeleton"
import {
  type PauseAppealReason,
  pauseAppealReasons,
  pauseAppealReasonTexts,
} from "@/server/domain/appeal/pause"
import { maxAppealWords } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { AppealTerms } from "./appeal-terms"

interface PauseAppealDialogProps {
  readonly projectId: Id<"project">
  readonly onClose: () => void
}

/** Opens an appeal of a pause: the terms first, then why, then the one button. */
export function PauseAppealDialog({ projectId, onClose }: PauseAppealDialogProps) {
  const preview = useQuery(useTRPC().appeal.previewPause.queryOptions({ projectId }))
  const [reason, setReason] = useState<PauseAppealReason | null>(null)
  const [words, setWords] = useState("")
  const open = useOpenPauseAppeal()
  const isReady = reason !== null && words.trim() !== "" && preview.data?.refusal === null
  return (
    <Dialog
      isOpen
      isSticky
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title="Appeal this pause"
      description="Moderators who had no part in it look at the evidence and at what you say."
      actions={
        <Button
          variant="primary"
          isPending={open.isPending}
          pendingLabel="Opening"
          disabled={!isReady}
          onClick={() => reason !== null && open.mutate({ projectId, reason, words })}
        >
          Open the appeal
        </Button>
      }
    >
      {preview.isPending ? <SkeletonRows rows={4} /> : null}
      {preview.isError ? <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data === undefined ? null : (
        <div className="flex flex-col gap-5">
          <AppealTerms preview={preview.data} subject="pause" />
          <RadioGroup
            legend="Reason"
            value={reason}
            onValueChange={setReason}
            options={pauseAppealReasons.map((value) => ({ value, label: pauseAppealReasonTexts[value] }))}
          />
          <Field
            label="What explains the evidence?"
            hint="They read this beside the numbers. They are not told who you are."
          >
            <Textarea
              rows={4}
              maxLength={maxAppealWords}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </Field>
        </div>
      )}
    </Dialog>
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
