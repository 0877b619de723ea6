"use client"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import type { StatementLine } from "../../../_views"
import { ChainLink } from "./chain-link"

export interface BountyLinksProps {
  readonly line: StatementLine
  readonly bounty: NonNullable<StatementLine["bounty"]>
}

const linkLook = "text-water-ink underline underline-offset-3"

/** How a line came from a bounty: what was accepted, at which frozen reward; or what came back to its funder. */
export function BountyLinks({ line, bounty }: BountyLinksProps) {
  const token = useToken()
  const { acceptedCount, rewardAmount, project } = bounty
  if (line.role === "funder") {
    return (
      <ChainLink title="Bounty">
        You funded {project === null ? "a call for contributions" : project.name}. This part was not earned by
        anybody, so it is yours again.
      </ChainLink>
    )
  }
  return (
    <>
      <GivenLink bounty={bounty} />
      <ChainLink title="Bounty">
        {project === null ? `A call for contributions, “${bounty.wanted}”` : project.name}:{" "}
        <Amount amount={rewardAmount} token={token} className="font-medium" /> for each. The reward was frozen
        and its money set aside when you {project === null ? "announced the contribution" : "took the run"}.
      </ChainLink>
      <ChainLink title="Your reward">
        <span className="tabular">
          {formatCount(acceptedCount)} × <Amount amount={rewardAmount} token={token} /> ={" "}
          <Amount amount={line.amount} token={token} className="font-semibold" />
        </span>
      </ChainLink>
    </>
  )
}

/** What was accepted, with the way to it. */
function GivenLink({ bounty }: Pick<BountyLinksProps, "bounty">) {
  const { acceptedCount, isByAppeal, runId, contributionId } = bounty
  const was = acceptedCount === 1 ? "was" : "were"
  const afterwards = isByAppeal ? ", after an appeal" : ""
  return (
    <ChainLink title="What you gave">
      {contributionId === null
        ? `${formatCount(acceptedCount)} of your annotations ${was} accepted: the same as the settled answer${afterwards}. `
        : `${formatCount(acceptedCount)} of your items ${was} accepted by the pool${afterwards}. `}
      {runId === null ? null : (
        <Link className={linkLook} href={routes.runSummary(runId)}>
          See the run
        </Link>
      )}
      {contributionId === null ? null : (
        <Link className={linkLook} href={routes.myContribution(contributionId)}>
          See the contribution
        </Link>
      )}
    </ChainLink>
  )
}
