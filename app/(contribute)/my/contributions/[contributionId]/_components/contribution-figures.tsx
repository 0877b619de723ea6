"use client"
import { formatBytes, formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { LinkButton } from "@/app/_ui/button"
import { FigureCard } from "@/app/_ui/card"
import type { Contribution } from "../../../../_views"

/** The contribution in four figures. */
export function ContributionFigures({ contribution }: { readonly contribution: Contribution }) {
  const token = useToken()
  const { itemCount, liveItemCount, rejectedCount, earnedAmount, releases, plaintextByteSize } = contribution
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-4 lg:grid-cols-2 xl:grid-cols-[1fr_1fr_1.2fr_1.7fr]">
      <FigureCard
        label="Items"
        value={formatCount(itemCount)}
        note={
          liveItemCount === itemCount
            ? formatBytes(plaintextByteSize)
            : `${formatCount(liveItemCount)} can be read`
        }
      />
      <FigureCard label="Not taken" value={formatCount(rejectedCount)} />
      <FigureCard label="Releases with it" value={formatCount(releases.length)} />
      <FigureCard
        label="Earned"
        value={<Amount amount={earnedAmount} token={token} className="whitespace-normal" />}
        note={
          <LinkButton
            size="sm"
            variant="quiet"
            className="-ml-3"
            href={routes.statement({ pool: contribution.pool.poolId })}
          >
            In my statement
          </LinkButton>
        }
      />
    </div>
  )
}
