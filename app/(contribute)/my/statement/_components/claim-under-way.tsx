"use client"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { Amount } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { Hash } from "@/app/_ui/hash"
import { type ProgressStep, ProgressSteps } from "@/app/_ui/progress"
import type { ClaimLine, RelayRoom } from "../../../_views"

const pollMilliseconds = 1200
const recentSeconds = 60

/** Payments on their way, transaction by transaction. Leaving the page stops nothing. */
export function ClaimUnderWay() {
  const trpc = useTRPC()
  const claims = useQuery({
    ...trpc.claim.list.queryOptions({}),
    refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? pollMilliseconds : false),
  })
  const items = claims.data?.items ?? []
  const isWaiting = items.some(({ state }) => state === "queued")
  const room = useQuery({ ...trpc.claim.room.queryOptions(), enabled: isWaiting })
  useTotalsAfter(items.filter(isUnderWay).length)
  const shown = items.filter((claim) => isUnderWay(claim) || isRecent(claim))
  if (shown.length === 0) return null
  return (
    <section aria-label="Payments under way" aria-live="polite" className="flex flex-col gap-3">
      {isWaiting && room.data !== undefined ? <WhyItWaits room={room.data} /> : null}
      {shown.map((claim) => (
        <ClaimCard key={claim.claimId} claim={claim} />
      ))}
    </section>
  )
}

/** Why a payment that was asked for is not sent just now; nothing while it is. */
function WhyItWaits({ room: { reason, purchaseReason } }: { readonly room: RelayRoom }) {
  if (reason === null && purchaseReason === null) return null
  const [title, cause] =
    reason === null
      ? ["Waiting for cheaper gas", "Gas is dearer just now than what is paid here."]
      : ["Waiting for midnight UTC", "The fees that are paid here are used up for today."]
  return (
    <Callout tone="money" title={title}>
      {cause} It goes on by itself then: you need not ask again, nor keep this page open. If you would rather
      not wait, claim from your own wallet above. Nothing is paid twice.
    </Callout>
  )
}

function isUnderWay({ state }: ClaimLine): boolean {
  return state === "queued" || state === "sent"
}

function isRecent({ state, confirmedAt, createdAt }: ClaimLine): boolean {
  const at = state === "failed" ? createdAt : confirmedAt
  return at !== null && Date.now() - at.getTime() < recentSeconds * 1000
}

/** Reads totals and lines again whenever a payment has come through. */
function useTotalsAfter(underWayCount: number): void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const before = useRef(underWayCount)
  useEffect(() => {
    if (underWayCount < before.current) void queries.invalidateQueries(trpc.statement.pathFilter())
    before.current = underWayCount
  }, [underWayCount, queries, trpc])
}

function ClaimCard({ claim }: { readonly claim: ClaimLine }) {
  const token = useToken()
  return (
    <Card className="flex flex-col gap-4">
      <p className="text-sm">
        <Amount amount={claim.amount} token={token} className="font-semibold" /> from {claim.poolName} to your
        wallet
      </p>
      <ProgressSteps label="This payment" steps={stepsOf(claim)} />
    </Card>
  )
}

function stepsOf({ state, transactionHash, failureReason }: ClaimLine): readonly ProgressStep[] {
  const place = { queued: 1, sent: 2, confirmed: 3, failed: transactionHash === null ? 1 : 2 }[state]
  const titles = ["Asked for", "Sent to the chain", "Paid"]
  return titles.map((title, index) => ({
    key: title,
    title,
    state: index < place ? "done" : index > place ? "ahead" : state === "failed" ? "failed" : "current",
    ...detailOf(index, place, transactionHash, failureReason),
  }))
}

function detailOf(index: number, place: number, hash: string | null, failureReason: string | null) {
  if (index === place && failureReason !== null) {
    return { detail: `${failureReason} Your money is where it was; claim again.` }
  }
  if (index !== 1 || hash === null) return {}
  return {
    detail: <Hash text={hash} noun="transaction" />,
  }
}
