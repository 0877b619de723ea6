"use client"
import type { ReactNode } from "react"
import type { Challenge, ChallengeOutcome } from "@/server/domain/grant/challenge-history"
import { useToken } from "../_lib/site-config-context"
import { Amount } from "../_ui/amount"
import { RelativeTime } from "../_ui/relative-time"
import { challengeTexts, decisionTexts } from "./challenge-texts"

/** All that was said in a challenge, in its order: the buyer, the pool's owner, the arbiter with the amounts. */
export function ChallengeWords({ challenge }: { readonly challenge: Challenge }) {
  const { challengedAt, statement, answer, outcome } = challenge
  return (
    <ol aria-label="What was said" className="flex flex-col gap-4">
      <Said
        who="The buyer"
        at={challengedAt}
        gist={statement === null ? null : challengeTexts[statement.reason]}
        note={statement?.note ?? null}
      />
      {answer === null ? null : (
        <Said who="The pool’s owner" at={answer.answeredAt} gist={null} note={answer.note} />
      )}
      {outcome === null ? null : <Ended outcome={outcome} />}
    </ol>
  )
}

function Ended({ outcome }: { readonly outcome: ChallengeOutcome }) {
  const { kind, decision, decidedAt } = outcome
  if (kind === "unanswered") {
    return (
      <Said who="Nobody decided in time" at={decidedAt} gist={<Amounts outcome={outcome} />} note={null} />
    )
  }
  return (
    <Said
      who="The arbiter"
      at={decidedAt}
      gist={
        <>
          <Amounts outcome={outcome} />
          {decision === null ? null : <span className="block">{decisionTexts[decision.reason]}</span>}
        </>
      }
      note={decision?.note ?? null}
    />
  )
}

function Amounts({ outcome: { refundAmount, settledAmount } }: { readonly outcome: ChallengeOutcome }) {
  const token = useToken()
  return (
    <>
      <Amount amount={refundAmount} token={token} className="font-medium" /> to the buyer,{" "}
      <Amount amount={settledAmount} token={token} className="font-medium" /> to those who made the release
    </>
  )
}

interface SaidProps {
  readonly who: string
  readonly at: Date
  readonly gist: ReactNode
  /** Null: nothing was said here. */
  readonly note: string | null
}

function Said({ who, at, gist, note }: SaidProps) {
  return (
    <li className="flex min-w-0 flex-col gap-1 border-l-2 pl-3 text-sm">
      <p className="text-ink-faint">
        {who}, <RelativeTime at={at} />
      </p>
      {gist === null ? null : <p className="text-ink">{gist}</p>}
      {note === null ? (
        <p className="text-ink-faint">No words were left here.</p>
      ) : (
        <blockquote className="break-words whitespace-pre-line text-ink-soft">{note}</blockquote>
      )}
    </li>
  )
}
