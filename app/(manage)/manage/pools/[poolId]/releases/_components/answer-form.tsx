"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { challengeAnswerLength } from "@/server/domain/grant/decision"
import type { PoolChallenge } from "../../../../../_views"

/** The owner's answer to a challenge; it can be put better while the arbiter has not decided. */
export function AnswerForm({ sale: { grantId, challenge } }: { readonly sale: PoolChallenge }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [note, setNote] = useState(challenge.answer?.note ?? "")
  const answer = useMutation({
    ...trpc.challenge.answer.mutationOptions(),
    onSuccess: () => queries.invalidateQueries(trpc.challenge.pathFilter()),
  })
  const fault = answer.isError ? explainError(answer.error) : null
  const isSaid = note.trim() === challenge.answer?.note
  function submit(event: FormEvent): void {
    event.preventDefault()
    answer.mutate({ grantId, note })
  }
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <Field
        label="Your answer"
        hint={`At least ${challengeAnswerLength.min} characters. Name rows or figures where you can.`}
        error={fault?.fields.note ?? fault?.title}
      >
        <Textarea
          rows={3}
          value={note}
          maxLength={challengeAnswerLength.max}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        className="self-start"
        isPending={answer.isPending}
        disabled={isSaid || note.trim().length < challengeAnswerLength.min}
      >
        {challenge.answer === null ? "Answer" : "Put it better"}
      </Button>
    </form>
  )
}
