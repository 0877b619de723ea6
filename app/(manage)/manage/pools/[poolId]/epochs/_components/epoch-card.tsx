"use client"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Button, LinkButton } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Countdown } from "@/app/_ui/countdown"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { EpochLine, EpochShortfall } from "../../../../../_views"
import { CoverRoot } from "./cover-root"
import { HeldRoot, isWindowOver } from "./held-root"
import { StrikeRoot } from "./strike-root"

interface EpochCardProps {
  readonly epoch: EpochLine
  /** What its root takes to be good, if it is the one that is held back. */
  readonly shortfall: EpochShortfall | null
  /** Whether the viewer may strike its root while it waits, and make it good. */
  readonly can: { readonly veto: boolean; readonly cover: boolean }
  readonly onShow: () => void
}

/** An epoch that was closed: what it pays, how far it is, and its records. */
export function EpochCard({ epoch, shortfall, can, onShow }: EpochCardProps) {
  const token = useToken()
  return (
    <li>
      <Card className="flex flex-wrap items-center justify-between gap-4">
        {epoch.isHeld ? <HeldRoot epoch={epoch} shortfall={shortfall} /> : null}
        <div className="flex min-w-0 flex-col gap-1">
          <div className="flex items-center gap-3">
            <h2 className="font-semibold">Epoch {epoch.number}</h2>
            <StatusBadge state={epoch.state} />
          </div>
          <p className="text-sm text-ink-soft">
            <Amount amount={epoch.epochAmount} token={token} className="font-medium text-ink" /> in this
            epoch, {formatCount(epoch.accountCount)} {epoch.accountCount === 1 ? "account" : "accounts"} in
            its tree
          </p>
          <div className="text-sm text-ink-soft">
            <StateLine epoch={epoch} />
          </div>
        </div>
        <span className="flex flex-wrap gap-2">
          {can.cover ? <CoverRoot epoch={epoch} missingAmount={missingOf(epoch, shortfall)} /> : null}
          {can.veto ? <StrikeRoot epoch={epoch} /> : null}
          <LinkButton href={routes.verifyEpoch(epoch.epochId)}>Verify</LinkButton>
          <Button onClick={onShow}>Root, leaves, transcript</Button>
        </span>
      </Card>
    </li>
  )
}

/** What can be paid to make an epoch's root good; nothing while it can still be struck. */
function missingOf(epoch: EpochLine, shortfall: EpochShortfall | null): bigint {
  return epoch.isHeld && isWindowOver(epoch) ? (shortfall?.missingAmount ?? 0n) : 0n
}

function StateLine({ epoch }: { readonly epoch: EpochLine }) {
  const { state, acceptedAt, acceptableAt, vetoReason, isHeld } = epoch
  if (state === "closing") return "The root is being proposed on the chain."
  if (state === "vetoed")
    return `${vetoReason ?? "Its root was struck."} Close it again to propose a new root.`
  if (state === "accepted" && acceptedAt !== null) {
    return (
      <>
        Claimable since <RelativeTime at={acceptedAt} />
      </>
    )
  }
  if (acceptableAt === null) return "Waits for the chain."
  return (
    <>
      Challenge window:{" "}
      <Countdown
        endsAt={acceptableAt}
        after={isHeld ? "over" : "over; the chain accepts it now"}
        className="font-medium text-ink"
      />
    </>
  )
}
