"use client"
import type { ReactNode } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import { Countdown } from "@/app/_ui/countdown"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { GrantSheet } from "../../../../_views"

/** Where the money is, with its clock. */
export function GrantMoney({ grant }: { readonly grant: GrantSheet }) {
  const token = useToken()
  const paid = <Amount amount={grant.paidAmount} token={token} className="font-medium text-ink" />
  const { tone, title, text } = wordsOf(grant, paid)
  return (
    <Callout tone={tone} title={title} className="mb-2">
      {text}
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
        text: (
          <>
            {paid} was divided among everybody who made the release
            {grant.settledAt === null ? null : (
              <>
                {" "}
                <RelativeTime at={grant.settledAt} />
              </>
            )}
            .
          </>
        ),
      }
    case "challenged":
      return {
        tone: "note",
        title: "Challenged",
        text: (
          <>{paid} is held in the contract until the challenge is resolved. Meanwhile no copies are made.</>
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
  }
}
