"use client"
import { useRef, useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { SignalFigures } from "@/app/_quality/signal-figures"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { classNames } from "@/app/_ui/class-names"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { KeyHint } from "@/app/_ui/key-hint"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { Meter } from "@/app/_ui/meter"
import { enterIsForPage, usePageKeys } from "@/app/_ui/page-keys"
import { RadioGroup } from "@/app/_ui/radio-group"
import { showToast } from "@/app/_ui/toast"
import { type PauseOpinion, pauseReviewReasons, pauseReviewReasonTexts } from "@/server/domain/appeal/pause"
import { groundTexts } from "@/server/domain/appeal/subject"
import type { PauseSeatCase } from "../../../_views"
import type { PauseReview, SeatsState } from "./use-seats"

interface PauseSeatProps {
  readonly judged: PauseSeatCase
  readonly desk: SeatsState
}

/** The appeal of a pause and the review of it: what was found, what the labeler says, keep or lift. */
export function PauseSeat({ judged, desk }: PauseSeatProps) {
  const [review, setReview] = useState<PauseReview | null>(null)
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const give = () => {
    if (review === null) showToast({ title: "Keep it or lift it first.", tone: "note" })
    else desk.givePause(review)
  }
  usePauseKeys(desk, { review, setReview, give, writeNote: () => noteRef.current?.focus() })
  return (
    <>
      <section aria-label="Case" className="flex min-w-0 flex-col gap-6">
        <div>
          <p className="text-sm text-ink-faint">
            {judged.project.poolName} · {judged.project.name}
          </p>
          <h2 className="mt-0.5 text-xl font-semibold">Should this labeler stay paused?</h2>
        </div>
        <Callout title={groundTexts[judged.reason]}>
          <p>“{judged.words}”</p>
          <p className="pt-1 text-ink-soft">
            A labeler asks for their pause to be looked at again. Who decided it, and what they wrote, is not
            shown: say what you make of the evidence.
          </p>
        </Callout>
        <Evidence judged={judged} />
      </section>
      <section aria-label="Review" className="min-w-0 lg:sticky lg:top-20 lg:self-start">
        <PauseForm review={review} onReview={setReview} onGive={give} noteRef={noteRef} />
      </section>
      <KeyboardHelp groups={help} />
    </>
  )
}

function Evidence({ judged }: Pick<PauseSeatProps, "judged">) {
  const { labeler, evidence } = judged
  return (
    <div className="flex flex-col gap-4">
      <Card className="flex flex-col gap-1">
        <Meter
          label={`${labeler.name}, skill`}
          share={labeler.skillMean}
          interval={[labeler.skillLow, labeler.skillHigh]}
        />
        <span className="text-xs text-ink-faint">{formatCount(labeler.annotationCount)} labels here</span>
      </Card>
      {evidence.map((found) => (
        <Card key={found.signalId} className="flex flex-col gap-3">
          <h3 className="font-semibold">{found.title}</h3>
          <p className="max-w-prose text-sm">{found.reason}</p>
          <p className="max-w-prose text-sm text-ink-soft">
            <span className="font-medium">What else may explain it: </span>
            {found.caution}
          </p>
          <SignalFigures figures={found.figures} />
        </Card>
      ))}
    </div>
  )
}

interface PauseFormProps {
  readonly review: PauseReview | null
  readonly onReview: (review: PauseReview) => void
  readonly onGive: () => void
  readonly noteRef: React.RefObject<HTMLTextAreaElement | null>
}

const opinions = [
  { decision: "keep", text: "Keep the pause", keys: "K" },
  { decision: "lift", text: "Lift the pause", keys: "L" },
] as const

function PauseForm({ review, onReview, onGive, noteRef }: PauseFormProps) {
  return (
    <Card className="flex flex-col gap-5">
      <div className="grid gap-2">
        {opinions.map(({ decision, text, keys }) => {
          const isChosen = review?.decision === decision
          return (
            <Button
              key={decision}
              aria-pressed={isChosen}
              className={classNames(
                "h-12 justify-between px-4",
                isChosen && "border-water bg-water-soft text-water-ink",
              )}
              onClick={() => onReview(begin(decision))}
              {...(isChosen ? enterIsForPage : {})}
            >
              {text}
              <KeyHint keys={keys} />
            </Button>
          )
        })}
      </div>
      {review === null ? null : (
        <>
          <RadioGroup
            legend={
              <span className="flex items-center gap-2">
                Reason <KeyHint keys="R" />
              </span>
            }
            value={review.reason}
            onValueChange={(reason) => onReview({ ...review, reason })}
            options={pauseReviewReasons[review.decision].map((value) => ({
              value,
              label: pauseReviewReasonTexts[value],
            }))}
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
              onChange={(event) => onReview({ ...review, note: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === "Escape") event.currentTarget.blur()
              }}
            />
          </Field>
        </>
      )}
      <Button variant="primary" size="lg" disabled={review === null} onClick={onGive} {...enterIsForPage}>
        Give the review
        <KeyHint keys="Enter" />
      </Button>
    </Card>
  )
}

/** An opinion begins with its first reason. */
function begin(decision: PauseOpinion): PauseReview {
  return { decision, reason: pauseReviewReasons[decision][0] }
}

function nextReason(review: PauseReview): PauseReview {
  const reasons: readonly PauseReview["reason"][] = pauseReviewReasons[review.decision]
  const reason = reasons[(reasons.indexOf(review.reason) + 1) % reasons.length] ?? review.reason
  return { ...review, reason }
}

interface PauseKeys {
  readonly review: PauseReview | null
  readonly setReview: (review: PauseReview) => void
  readonly give: () => void
  readonly writeNote: () => void
}

function usePauseKeys(desk: SeatsState, { review, setReview, give, writeNote }: PauseKeys): void {
  usePageKeys((key) => {
    const { given } = desk
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      k: () => setReview(begin("keep")),
      l: () => setReview(begin("lift")),
      r: review === null ? undefined : () => setReview(nextReason(review)),
      n: writeNote,
      j: () => desk.step(1),
      p: () => desk.step(-1),
      u: given === null ? undefined : () => desk.undo(given.appealId),
      Enter: give,
    }
    acts[key]?.()
    return acts[key] !== undefined
  })
}

const help = [
  {
    title: "Review",
    actions: [
      { keys: "K", does: "Keep the pause" },
      { keys: "L", does: "Lift it" },
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
