"use client"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { formatDate } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { Section } from "@/app/_ui/card"
import { Countdown } from "@/app/_ui/countdown"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import type { GrantSheet } from "../../../../_views"

/** What was bought, until when, under which licence, and where it stands on the chain. */
export function GrantFacts({ grant }: { readonly grant: GrantSheet }) {
  const { release } = grant
  return (
    <Section title="The grant">
      <DefinitionList
        className="[&_dt]:sm:w-28"
        items={[
          {
            term: "Release",
            value: (
              <Link
                className="text-water-ink underline underline-offset-3"
                href={routes.buyRelease(release.releaseId)}
              >
                {release.name}, No. {release.number}
              </Link>
            ),
          },
          {
            term: "Holds",
            value: `${formatCount(release.itemCount)} items, ${formatCount(release.labelCount)} labels`,
          },
          { term: "Licence", value: release.licence?.name ?? "–" },
          { term: "From", value: formatDate(grant.startsAt) },
          {
            term: "Expires",
            value: (
              <>
                {formatDate(grant.expiresAt)}
                <span className="block text-ink-faint">
                  <Countdown endsAt={grant.expiresAt} after="expired" />
                </span>
              </>
            ),
          },
          {
            term: "On chain as",
            value: <Hash text={`0x${grant.onChainId.toString(16)}`} noun="grant's id on chain" />,
          },
          { term: "Bought by", value: <Hash text={grant.buyerAddress} noun="address" /> },
          ...(grant.purchaseTransactionHash === null
            ? []
            : [
                { term: "Purchase", value: <Hash text={grant.purchaseTransactionHash} noun="transaction" /> },
              ]),
          ...(grant.settleTransactionHash === null
            ? []
            : [
                { term: "Settlement", value: <Hash text={grant.settleTransactionHash} noun="transaction" /> },
              ]),
        ]}
      />
      {release.licenceText === null ? null : (
        <details className="text-sm">
          <summary className="cursor-pointer text-water-ink underline underline-offset-3">
            The terms in full
          </summary>
          <p className="max-h-72 overflow-y-auto pt-3 whitespace-pre-line text-ink-soft">
            {release.licenceText}
          </p>
        </details>
      )}
    </Section>
  )
}
