"use client"
import Link from "next/link"
import { challengeTexts } from "@/app/_challenge/challenge-texts"
import { shortenHex } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Countdown } from "@/app/_ui/countdown"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { ChallengeLine } from "../../../_views"

/** One challenge in the queue: what for, how much, and how long there is. */
export function ChallengeCard({ challenge: line }: { readonly challenge: ChallengeLine }) {
  const token = useToken()
  const { statement, answer } = line.challenge
  return (
    <article className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-sm text-ink-faint">{line.poolName}</p>
        <h2 className="font-semibold">
          <Link
            href={routes.reviewChallenge(line.grantId)}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-lg"
          >
            {line.releaseName}
          </Link>
        </h2>
        <p className="mt-1 text-sm text-ink-soft">
          {line.buyerName ?? shortenHex(line.buyerAddress)}:{" "}
          {statement === null ? "no words were left here" : challengeTexts[statement.reason].toLowerCase()}
          {answer === null ? null : ". The owner has answered"}
        </p>
      </div>
      <div className="text-sm text-ink-soft sm:text-right">
        <p className="text-lg font-semibold text-ink">
          <Amount amount={line.paidAmount} token={token} />
        </p>
        <Clock line={line} />
      </div>
    </article>
  )
}

function Clock({ line }: { readonly line: ChallengeLine }) {
  const token = useToken()
  const { outcome } = line.challenge
  if (outcome === null) {
    return (
      <p>
        Settles in full: <Countdown endsAt={line.endsAt} after="any moment now" />
      </p>
    )
  }
  return (
    <p>
      <Amount amount={outcome.refundAmount} token={token} /> refunded <RelativeTime at={outcome.decidedAt} />
    </p>
  )
}
