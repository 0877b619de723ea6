"use client"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Hash } from "@/app/_ui/hash"
import type { PurchaseStatus } from "../../../../_views"
import { OwnPurchase } from "./own-purchase"

const pollMilliseconds = 1000

/** Why the relayer does not send just now; null while it does. */
export function useRelayReason(): string | null {
  return useQuery(useTRPC().claim.room.queryOptions()).data?.purchaseReason ?? null
}

export interface RelayStepProps {
  readonly nonce: `0x${string}`
  readonly onAgain: () => void
}

/** Watches the purchase until the grant is there. Leaving stops nothing. */
export function RelayStep({ nonce, onAgain }: RelayStepProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const status = useQuery({
    ...trpc.grant.purchaseStatus.queryOptions({ nonce }),
    refetchInterval: (query) => (isOver(query.state.data) ? false : pollMilliseconds),
  })
  const grantId = status.data?.grantId ?? null
  useEffect(() => {
    if (grantId !== null) void queries.invalidateQueries(trpc.grant.list.pathFilter())
  }, [grantId, queries, trpc])
  if (status.isError) return <ErrorPanel error={status.error} onRetry={() => void status.refetch()} />
  if (status.data?.state === "failed") {
    return (
      <Callout
        tone="fault"
        title="The purchase did not go through"
        action={<Button onClick={onAgain}>Try again</Button>}
      >
        {status.data.failureReason} Your money is where it was.
      </Callout>
    )
  }
  if (grantId !== null) {
    return (
      <Callout
        tone="done"
        title="The grant is yours"
        action={
          <LinkButton variant="primary" href={routes.grant(grantId)}>
            Open the grant
          </LinkButton>
        }
      >
        Order a copy there, open it, and inspect it while the money still waits.
      </Callout>
    )
  }
  return <UnderWay nonce={nonce} status={status.data} />
}

function UnderWay({
  nonce,
  status,
}: {
  readonly nonce: `0x${string}`
  readonly status: PurchaseStatus | undefined
}) {
  const reason = useRelayReason()
  if (status?.state === "prepared") {
    return (
      <div className="flex flex-col gap-3">
        <p>Your order is signed and kept. Your own wallet sends it; it is good for one hour.</p>
        <OwnPurchase nonce={nonce} isOnly />
      </div>
    )
  }
  const isSent = status?.state === "sent"
  return (
    <div aria-live="polite" className="flex flex-col gap-2">
      <p>{isSent ? "The chain has it; waiting for its block." : "Queued with the relayer."}</p>
      {status?.transactionHash ? <Hash text={status.transactionHash} noun="transaction" /> : null}
      {isSent || reason === null ? null : (
        <>
          <p>{reason}</p>
          <OwnPurchase nonce={nonce} isOnly={false} />
        </>
      )}
      <p className="text-ink-faint">You may close this; the grant appears under Your grants.</p>
    </div>
  )
}

function isOver(status: PurchaseStatus | undefined): boolean {
  return status !== undefined && (status.state === "failed" || status.grantId !== null)
}
