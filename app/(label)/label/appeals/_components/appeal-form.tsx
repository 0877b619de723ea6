"use client"
import type { UseQueryResult } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { maxAppealWords } from "@/server/domain/appeal/terms"
import type { AppealPreview } from "../../../_views"
import { AppealTerms } from "./appeal-terms"
import type { OwnSubject } from "./appeal-texts"

interface AppealFormProps<Reason extends string> {
  readonly subject: OwnSubject
  readonly title: string
  readonly description: string
  readonly preview: Pick<
    UseQueryResult<AppealPreview, unknown>,
    "data" | "isPending" | "isError" | "error"
  > & {
    refetch(): Promise<unknown>
  }
  readonly reasons: readonly { readonly value: Reason; readonly label: string }[]
  /** What the appellant is asked to write, and who reads it. */
  readonly question: string
  readonly hint: string
  /** What else there is to choose, before the reason. */
  readonly children?: ReactNode
  /** Whether that is chosen. */
  readonly isChosen?: boolean
  readonly isOpening: boolean
  readonly onOpen: (grounds: { readonly reason: Reason; readonly words: string }) => void
  readonly onClose: () => void
}

/** Opens an appeal: the terms first, then why, then the one button. */
export function AppealForm<Reason extends string>(props: AppealFormProps<Reason>) {
  const { preview, isChosen = true, isOpening, onOpen, onClose } = props
  const [reason, setReason] = useState<Reason | null>(null)
  const [words, setWords] = useState("")
  const isReady = reason !== null && words.trim() !== "" && isChosen && preview.data?.refusal === null
  return (
    <Dialog
      isOpen
      isSticky
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={props.title}
      description={props.description}
      actions={
        <Button
          variant="primary"
          isPending={isOpening}
          pendingLabel="Opening"
          disabled={!isReady}
          onClick={() => reason !== null && onOpen({ reason, words })}
        >
          Open the appeal
        </Button>
      }
    >
      {preview.isPending ? <SkeletonRows rows={4} /> : null}
      {preview.isError ? <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data === undefined ? null : (
        <div className="flex flex-col gap-5">
          <AppealTerms preview={preview.data} subject={props.subject} />
          {props.children}
          <RadioGroup legend="Reason" value={reason} onValueChange={setReason} options={props.reasons} />
          <Field label={props.question} hint={props.hint}>
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
