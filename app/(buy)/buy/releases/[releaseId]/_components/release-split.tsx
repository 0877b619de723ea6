"use client"
import { formatPercent } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Section } from "@/app/_ui/card"
import { classNames } from "@/app/_ui/class-names"
import { shareFills } from "@/app/_ui/share-bar"
import { SplitBar, splitParts } from "@/app/_ui/split-bar"
import { divideIntoShares } from "@/server/domain/payout/shares"
import type { ReleaseSheet } from "../../../../_views"

/** Where a buyer's money goes. */
export function ReleaseSplit({ release }: { readonly release: ReleaseSheet }) {
  const token = useToken()
  const shares = divideIntoShares(
    release.priceAmount,
    splitParts.map(({ key }) => ({ key, weight: BigInt(release.split[key]) })),
  )
  return (
    <Section title="Where your money goes">
      <SplitBar split={release.split} />
      <ul className="flex flex-col gap-2 text-sm">
        {splitParts
          .filter(({ key }) => release.split[key] > 0)
          .map(({ key, name, by, tone }) => (
            <li key={key} className="flex items-baseline gap-2.5">
              <span aria-hidden className={classNames("size-2.5 shrink-0 rounded-full", shareFills[tone])} />
              <span className="min-w-0 flex-1">
                {name} <span className="text-ink-faint">{by}</span>
              </span>
              <span className="tabular text-ink-faint">{formatPercent(release.split[key] / 10_000)}</span>
              <Amount
                amount={shares.find((share) => share.key === key)?.amount ?? 0n}
                token={token}
                className="font-medium"
              />
            </li>
          ))}
      </ul>
      <p className="text-sm text-ink-soft">
        The weights of everybody who made it were frozen when it was cut. The chain pays them; nobody can
        divert it.
      </p>
    </Section>
  )
}
