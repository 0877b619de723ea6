import Link from "next/link"
import { formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Section } from "@/app/_ui/card"
import { ShareBar } from "@/app/_ui/share-bar"
import { splitParts } from "@/app/_ui/split-bar"
import { Why } from "@/app/_ui/why"
import type { PoolSheet } from "../../_views"

/** How each sale is divided. */
export function PoolSplit({ pool }: { readonly pool: PoolSheet }) {
  const shown = splitParts.filter(({ key }) => pool.split[key] > 0)
  return (
    <Section title="How a sale is divided">
      <ShareBar
        label="Shares of a sale"
        parts={shown.map(({ key, name, by, tone }) => ({
          key,
          label: (
            <>
              {name} <span className="text-ink-faint">{by}</span>
            </>
          ),
          value: pool.split[key],
          text: formatPercent(pool.split[key] / 10_000, pool.split[key] % 100 === 0 ? 0 : 2),
          tone,
        }))}
      />
      <Why
        label="Why is this fair?"
        title="How shares are found"
        reason="Weights are frozen when a release is cut and stand in its manifest. Each sale is divided by them to the last unit, and anybody can recompute it."
      />
      <Link
        className="w-fit text-sm text-water-ink underline underline-offset-3"
        href={routes.poolMoney(pool.poolId)}
      >
        See the pool&apos;s money on chain
      </Link>
    </Section>
  )
}
