"use client"
import { formatCount } from "@/app/_lib/format"
import { SignalFigures } from "@/app/_quality/signal-figures"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { Meter } from "@/app/_ui/meter"
import {
  type PauseOpinion,
  type PauseReviewReason,
  pauseReviewReasons,
  pauseReviewReasonTexts,
} from "@/server/domain/appeal/pause"
import { groundTexts } from "@/server/domain/appeal/subject"
import type { PauseSeatCase } from "../../../_views"
import { type OpinionChoice, OpinionForm, opinionHelp, useOpinion } from "./opinion-form"
import type { SeatsState } from "./use-seats"

interface PauseSeatProps {
  readonly judged: PauseSeatCase
  readonly desk: SeatsState
}

const choices: readonly OpinionChoice<PauseOpinion, PauseReviewReason>[] = [
  { decision: "keep", text: "Keep the pause", keys: "K", reasons: pauseReviewReasons.keep },
  { decision: "lift", text: "Lift the pause", keys: "L", reasons: pauseReviewReasons.lift },
]

/** The appeal of a pause and the review of it: what was found, what the labeler says, keep or lift. */
export function PauseSeat({ judged, desk }: PauseSeatProps) {
  const opinion = useOpinion(desk, choices, desk.givePause)
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
        <OpinionForm opinion={opinion} reasonTexts={pauseReviewReasonTexts} />
      </section>
      <KeyboardHelp groups={opinionHelp(choices)} />
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
