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
      <ChainLink title="What you gave">
        {formatCount(acceptedCount)} of your annotations {acceptedCount === 1 ? "was" : "were"} accepted: the
        same as the settled answer{bounty.isByAppeal ? ", after an appeal" : ""}.{" "}
        {bounty.runId === null ? null : (
          <Link
            className="text-water-ink underline underline-offset-3"
            href={routes.runSummary(bounty.runId)}
          >
            See the run
          </Link>
        )}
      </ChainLink>
      <ChainLink title="Bounty">
        {project === null ? "A call for contributions" : project.name}:{" "}
        <Amount amount={rewardAmount} token={token} className="font-medium" /> for each. The reward was frozen
        and its money set aside when you took the run.
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
