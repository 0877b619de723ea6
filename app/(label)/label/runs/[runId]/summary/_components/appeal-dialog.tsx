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
  type AppealReason,
  appealReasons,
  appealReasonTexts,
  maxAppealWords,
} from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { AppealTerms } from "../../../../appeals/_components/appeal-terms"

interface AppealDialogProps {
  readonly assignmentId: Id<"assignment">
  readonly onClose: () => void
}

/** Opens an appeal: the terms first, then why, then the one button. */
export function AppealDialog({ assignmentId, onClose }: AppealDialogProps) {
  const preview = useQuery(useTRPC().appeal.preview.queryOptions({ assignmentId }))
  const [reason, setReason] = useState<AppealReason | null>(null)
  const [words, setWords] = useState("")
  const open = useOpenAppeal()
  const isReady = reason !== null && words.trim() !== "" && preview.data?.refusal === null
  return (
    <Dialog
      isOpen
      isSticky
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title="Appeal this answer"
      description="Moderators who know nothing of the first decision look at the task anew."
      actions={
        <Button
          variant="primary"
          isPending={open.isPending}
          pendingLabel="Opening"
          disabled={!isReady}
          onClick={() => reason !== null && open.mutate({ assignmentId, reason, words })}
        >
          Open the appeal
        </Button>
      }
    >
      {preview.isPending ? <SkeletonRows rows={4} /> : null}
      {preview.isError ? <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data === undefined ? null : (
        <div className="flex flex-col gap-5">
          <AppealTerms preview={preview.data} subject="answer" />
          <Grounds reason={reason} onReason={setReason} words={words} onWords={setWords} />
        </div>
      )}
    </Dialog>
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

interface GroundsProps {
  readonly reason: AppealReason | null
  readonly onReason: (reason: AppealReason) => void
  readonly words: string
  readonly onWords: (words: string) => void
}

function Grounds({ reason, onReason, words, onWords }: GroundsProps) {
  return (
    <>
      <RadioGroup
        legend="Reason"
        value={reason}
        onValueChange={onReason}
        options={appealReasons.map((value) => ({ value, label: appealReasonTexts[value] }))}
      />
      <Field
        label="What should they look at?"
        hint="They read this. They see neither your answer nor the one it was settled on: write about the item, not about the verdict."
      >
        <Textarea
          rows={4}
          maxLength={maxAppealWords}
          value={words}
          onChange={(event) => onWords(event.target.value)}
        />
      </Field>
    </>
  )
}
