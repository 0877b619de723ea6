"use client"
import type { ReactNode } from "react"
import { ChallengeWords } from "@/app/_challenge/challenge-words"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import { Countdown } from "@/app/_ui/countdown"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { GrantSheet } from "../../../../_views"
import { ChallengeGrant } from "./challenge-grant"

/** Where the money is, with its clock. */
export function GrantMoney({ grant }: { readonly grant: GrantSheet }) {
  const token = useToken()
  const paid = <Amount amount={grant.paidAmount} token={token} className="font-medium text-ink" />
  const { tone, title, text } = wordsOf(grant, paid)
  return (
    <Callout tone={tone} title={title} className="mb-2">
      <div className="flex flex-col gap-3">
        <p>{text}</p>
        {grant.challenge === null ? null : <ChallengeWords challenge={grant.challenge} />}
        <ChallengeGrant grant={grant} />
      </div>
    </Callout>
  )
}

interface Words {
  readonly tone: "note" | "done" | "money" | "fault"
  readonly title: ReactNode
  readonly text: ReactNode
}

function wordsOf(grant: GrantSheet, paid: ReactNode): Words {
  switch (grant.state) {
    case "escrowed":
      return {
        tone: "money",
        title: (
          <>
            Inspect it: <Countdown endsAt={grant.inspectionEndsAt} after="time is over" />
          </>
        ),
        text: (
          <>
            {paid} waits in the contract. When the time is over it is divided among everybody who made the
            release.
          </>
        ),
      }
    case "settled":
      return {
        tone: "done",
        title: "Settled",
        text: <Settled grant={grant} />,
      }
    case "challenged":
      return {
        tone: "note",
        title: "Challenged",
        text: (
          <>
            {paid} is held in the contract until the arbiter answers. Meanwhile no copies are made. Without an
            answer it settles in full: <Countdown endsAt={grant.inspectionEndsAt} after="any moment now" />.
          </>
        ),
      }
    case "refunded":
      return {
        tone: "note",
        title: "Refunded",
        text: <>{paid} went back to the wallet that paid. The grant gives no right any more.</>,
      }
    case "terminated":
      return {
        tone: "fault",
        title: "Terminated",
        text: "This grant was ended before its time. No further copies are made.",
      }
    case "undone":
      return {
        tone: "fault",
        title: "Taken back by the chain",
        text: <TakenBack paid={paid} />,
      }
  }
}

function Settled({ grant }: { readonly grant: GrantSheet }) {
  return (
    <>
      <Divided grant={grant} /> was divided among everybody who made the release
      {grant.settledAt === null ? null : (
        <>
          {" "}
          <RelativeTime at={grant.settledAt} />
        </>
      )}
      .
    </>
  )
}

function TakenBack({ paid }: { readonly paid: ReactNode }) {
  return (
    <>
      The block of this purchase is gone from the chain: nothing was paid, {paid} is in the wallet that paid,
      and the grant gives no right. An order that you signed here is sent again by itself.
    </>
  )
}

/** What went to people, and what of the price came back after a challenge. */
function Divided({ grant: { paidAmount, settledAmount } }: { readonly grant: GrantSheet }) {
  const token = useToken()
  const divided = settledAmount ?? paidAmount
  return (
    <>
      {divided === paidAmount ? null : (
        <>
          <Amount amount={paidAmount - divided} token={token} className="font-medium text-ink" /> came back to
          you, and{" "}
        </>
      )}
      <Amount amount={divided} token={token} className="font-medium text-ink" />
    </>
  )
}
