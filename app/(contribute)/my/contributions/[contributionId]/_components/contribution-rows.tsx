"use client"
import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { VerdictFigures } from "../../../../_rows/verdict-figures"
import { VerdictRows } from "../../../../_rows/verdict-rows"
import { type Contribution, isJudged } from "../../../../_views"
import { RowAppeal } from "./row-appeal"

/** The vault's verdict row by row, and the way to mend what was not taken. */
export function ContributionRows({ contribution }: { readonly contribution: Contribution }) {
  const { contributionId, rejectionReason, appealRefusal } = contribution
  if (!isJudged(contribution)) return <p className="text-sm text-ink-soft">The verdict is not there yet.</p>
  return (
    <div className="flex flex-col gap-6">
      {rejectionReason === null ? null : (
        <Callout tone="fault" title="The whole contribution was rejected">
          {rejectionReason} It cannot be appealed: there is no row that people could judge.
        </Callout>
      )}
      <VerdictFigures contribution={contribution} />
      <MendOffer contribution={contribution} />
      <RowAppeal contribution={contribution} />
      <VerdictRows contributionId={contributionId} canAppeal={appealRefusal === null} />
    </div>
  )
}

function MendOffer({ contribution }: { readonly contribution: Contribution }) {
  const { contributionId, pool, rejectedCount, state } = contribution
  if (rejectedCount === 0 || state === "revoked") return null
  return (
    <Callout
      title="Rows that were not taken can be mended"
      action={
        <LinkButton href={routes.contribute(pool.poolId, { fixes: contributionId })}>
          Mend and send again
        </LinkButton>
      }
    >
      They open on this device with your reading key. Only they are sent again.
    </Callout>
  )
}
