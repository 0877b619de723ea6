"use client"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatBytes, formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { ChallengeSheet } from "../../../../_views"

/** The facts that bear on a challenge: what was sold, what was delivered, how others fared. */
export function CaseFacts({ sheet }: { readonly sheet: ChallengeSheet }) {
  return (
    <>
      <Section title="What was sold" lead={sheet.release.description}>
        <DefinitionList items={soldOf(sheet)} />
      </Section>
      <Section
        title="What was delivered"
        lead={sheet.deliveries.length === 0 ? "The buyer ordered no copy of it." : undefined}
      >
        <Deliveries sheet={sheet} />
      </Section>
      <Section title="Beside it">
        <DefinitionList items={besideOf(sheet)} />
      </Section>
    </>
  )
}

function soldOf({ release, pool }: ChallengeSheet) {
  const { figures, licence, itemCount, labelCount } = release
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? "not measured" : formatPercent(value, 1)
  return [
    {
      term: "Release",
      value: <Way href={routes.buyRelease(release.releaseId)}>Its page, quality and sample</Way>,
    },
    { term: "Pool", value: <Way href={routes.pool(pool.poolId)}>{pool.name}</Way> },
    { term: "Owner", value: pool.owner?.displayName ?? pool.owner?.address ?? "unknown" },
    { term: "Items and labels", value: `${formatCount(itemCount)} and ${formatCount(labelCount)}` },
    { term: "Mean confidence", value: share(figures?.meanConfidence) },
    { term: "Right on golds", value: share(figures?.goldAccuracy) },
    { term: "Labels a task", value: figures === null ? "not measured" : figures.labelsPerTask.toFixed(1) },
    { term: "Licence", value: licence?.name ?? release.licenceText ?? "none" },
  ]
}

function Way({
  href,
  children,
}: {
  readonly href: ReturnType<typeof routes.pool>
  readonly children: ReactNode
}) {
  return (
    <Link href={href} className="text-water-ink underline underline-offset-3">
      {children}
    </Link>
  )
}

function Deliveries({ sheet: { deliveries } }: { readonly sheet: ChallengeSheet }) {
  if (deliveries.length === 0) return null
  return (
    <ul className="flex flex-col divide-y divide-line text-sm">
      {deliveries.map((copy) => (
        <li key={copy.createdAt.toISOString()} className="flex flex-col gap-0.5 py-2.5">
          <span className="text-ink-soft">
            Ordered <RelativeTime at={copy.createdAt} />
          </span>
          <span>{wordsOf(copy)}</span>
        </li>
      ))}
    </ul>
  )
}

function wordsOf(copy: ChallengeSheet["deliveries"][number]): string {
  if (copy.state === "refused") return `Refused: ${copy.refusalReason ?? "no reason is known"}`
  if (copy.state === "preparing") return "Being prepared when it was challenged."
  const withheld = copy.withheldCount ?? 0
  const size = copy.byteSize === null ? "" : `, ${formatBytes(copy.byteSize)}`
  const left = withheld === 0 ? "" : `; ${formatCount(withheld)} items withheld, their gates are closed`
  return `${formatCount(copy.itemCount ?? 0)} items and ${formatCount(copy.labelCount ?? 0)} labels${size}${left}`
}

function besideOf(sheet: ChallengeSheet) {
  const { sales, withdrawnCount, buyerAddress, purchaseTransactionHash, boughtAt } = sheet
  const { soldCount, challengedCount, refundedCount, partlyRefundedCount } = sales
  return [
    { term: "Bought", value: <RelativeTime at={boughtAt} /> },
    { term: "By", value: <Hash text={buyerAddress} noun="address" /> },
    { term: "Transaction", value: <Hash text={purchaseTransactionHash} noun="transaction" /> },
    { term: "Other sales of it", value: formatCount(soldCount) },
    {
      term: "Of them challenged",
      value: `${formatCount(challengedCount)} wait, ${formatCount(refundedCount)} refunded, ${formatCount(partlyRefundedCount)} in part`,
    },
    { term: "Contributions withdrawn since", value: formatCount(withdrawnCount) },
  ]
}
