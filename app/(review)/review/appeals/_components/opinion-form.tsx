"use client"
import { useRef, useState } from "react"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { classNames } from "@/app/_ui/class-names"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { KeyHint } from "@/app/_ui/key-hint"
import { enterIsForPage, usePageKeys } from "@/app/_ui/page-keys"
import { RadioGroup } from "@/app/_ui/radio-group"
import { showToast } from "@/app/_ui/toast"
import type { SeatsState } from "./use-seats"

/** A review that is one of two opinions, with a reason for it. */
export interface OpinionReview<Opinion extends string, Reason extends string> {
  readonly decision: Opinion
  readonly reason: Reason
  readonly note?: string
}

/** One of the two opinions: what it says, its letter, the reasons that there may be for it. */
export interface OpinionChoice<Opinion extends string, Reason extends string> {
  readonly decision: Opinion
  readonly text: string
  /** A capital letter, and the key. */
  readonly keys: string
  readonly reasons: readonly [Reason, ...Reason[]]
}

/**
 * The review in the making, by pointer and by keyboard.
 * @param give sends it
 */
export function useOpinion<Opinion extends string, Reason extends string>(
  desk: SeatsState,
  choices: readonly OpinionChoice<Opinion, Reason>[],
  give: (review: OpinionReview<Opinion, Reason>) => void,
) {
  const [review, setReview] = useState<OpinionReview<Opinion, Reason> | null>(null)
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const choose = (choice: OpinionChoice<Opinion, Reason>) =>
    setReview({ decision: choice.decision, reason: choice.reasons[0] })
  const nextReason = (current: OpinionReview<Opinion, Reason>) => {
    const reasons: readonly Reason[] =
      choices.find((choice) => choice.decision === current.decision)?.reasons ?? []
    const reason = reasons[(reasons.indexOf(current.reason) + 1) % reasons.length] ?? current.reason
    setReview({ ...current, reason })
  }
  const send = () => {
    if (review === null) {
      showToast({
        title: `${choices.map((choice) => choice.text).join(" or ")}: say which first.`,
        tone: "note",
      })
    } else give(review)
  }
  usePageKeys((key) => {
    const { given } = desk
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ...Object.fromEntries(choices.map((choice) => [choice.keys.toLowerCase(), () => choose(choice)])),
      r: review === null ? undefined : () => nextReason(review),
      n: () => noteRef.current?.focus(),
      j: () => desk.step(1),
      p: () => desk.step(-1),
      u: given === null ? undefined : () => desk.undo(given.appealId),
      Enter: send,
    }
    acts[key]?.()
    return acts[key] !== undefined
  })
  return { choices, review, setReview, choose, send, noteRef }
}

interface OpinionFormProps<Opinion extends string, Reason extends string> {
  readonly opinion: ReturnType<typeof useOpinion<Opinion, Reason>>
  readonly reasonTexts: Readonly<Record<Reason, string>>
}

/** Two opinions, the reasons for the chosen one, a note, and the button that sends it. */
export function OpinionForm<Opinion extends string, Reason extends string>(
  props: OpinionFormProps<Opinion, Reason>,
) {
  const { choices, review, choose, send } = props.opinion
  return (
    <Card className="flex flex-col gap-5">
      <div className="grid gap-2">
        {choices.map((choice) => {
          const isChosen = review?.decision === choice.decision
          return (
            <Button
              key={choice.decision}
              aria-pressed={isChosen}
              className={classNames(
                "h-12 justify-between px-4",
                isChosen && "border-water bg-water-soft text-water-ink",
              )}
              onClick={() => choose(choice)}
              {...(isChosen ? enterIsForPage : {})}
            >
              {choice.text}
              <KeyHint keys={choice.keys} />
            </Button>
          )
        })}
      </div>
      <Grounds {...props} />
      <Button variant="primary" size="lg" disabled={review === null} onClick={send} {...enterIsForPage}>
        Give the review
        <KeyHint keys="Enter" />
      </Button>
    </Card>
  )
}

/** Why, and what else there is to say. */
function Grounds<Opinion extends string, Reason extends string>({
  opinion,
  reasonTexts,
}: OpinionFormProps<Opinion, Reason>) {
  const { choices, review, setReview, noteRef } = opinion
  const chosen = choices.find((choice) => choice.decision === review?.decision)
  if (review === null || chosen === undefined) return null
  return (
    <>
      <RadioGroup
        legend={
          <span className="flex items-center gap-2">
            Reason <KeyHint keys="R" />
          </span>
        }
        value={review.reason}
        onValueChange={(reason) => setReview({ ...review, reason })}
        options={chosen.reasons.map((value) => ({ value, label: reasonTexts[value] }))}
      />
      <Field
        label={
          <span className="flex items-center gap-2">
            Note to the appellant <KeyHint keys="N" />
          </span>
        }
        isOptional
      >
        <Textarea
          ref={noteRef}
          rows={2}
          maxLength={2000}
          value={review.note ?? ""}
          onChange={(event) => setReview({ ...review, note: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur()
          }}
        />
      </Field>
    </>
  )
}

/** The keys of the page. */
export function opinionHelp(choices: readonly OpinionChoice<string, string>[]) {
  return [
    {
      title: "Review",
      actions: [
        ...choices.map(({ keys, text }) => ({ keys, does: text })),
        { keys: "R", does: "Next reason" },
        { keys: "N", does: "Write a note" },
        { keys: "Enter", does: "Give the review" },
        { keys: "U", does: "Undo the latest review, for 60 s" },
        { keys: "J", does: "Next appeal" },
        { keys: "P", does: "Appeal before" },
        { keys: "?", does: "This list" },
      ],
    },
  ]
}
