"use client"
import Link from "next/link"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import type { StatementLine } from "../../../_views"
import { ChainLink } from "./chain-link"

/** How a line came from a sale: what one gave, the release that froze it, the sale, one's share. */
export function SaleLinks({ line }: { readonly line: StatementLine }) {
  const token = useToken()
  const { release, role, amount, roleAmount, weight, totalWeight } = line
  return (
    <>
      <ChainLink title="What you gave">
        {givenText(line)}
        {role === "labeler" && release?.isPublished === false ? (
          <span className="block text-ink-soft">
            When the project closes, you can hold this weight against your own answers.
          </span>
        ) : null}
        {role === "labeler" && release?.isPublished ? (
          <Link
            className="block w-fit text-water-ink underline underline-offset-3"
            href={routes.verifyProject(release.projectId)}
          >
            Hold this weight against your own answers
          </Link>
        ) : null}
      </ChainLink>
      {release === null ? null : (
        <ChainLink title="Release">
          <Link
            className="text-water-ink underline underline-offset-3"
            href={routes.buyRelease(release.releaseId)}
          >
            {release.name}
          </Link>{" "}
          froze these weights when it was cut; no later change reaches them.
        </ChainLink>
      )}
      <ChainLink title="Sale">
        <SaleText line={line} />
      </ChainLink>
      <ChainLink title="Your share">
        <span className="tabular">
          <Amount amount={roleAmount} token={token} /> × {formatCount(weight)} / {formatCount(totalWeight)} ={" "}
          <Amount amount={amount} token={token} className="font-semibold" />
        </span>
        <span className="block text-ink-soft">
          Rounded down to the smallest unit; what is over goes to the largest remainders, so that nothing is
          lost.
        </span>
      </ChainLink>
    </>
  )
}

function SaleText({
  line: { saleAmount, dividedAmount, role, roleAmount },
}: {
  readonly line: StatementLine
}) {
  const token = useToken()
  const isMadeGood = dividedAmount > saleAmount
  return (
    <>
      Sold for <Amount amount={saleAmount} token={token} className="font-medium" />
      {isMadeGood ? (
        <>
          {" "}
          after the chain took part of it back;{" "}
          <Amount amount={dividedAmount - saleAmount} token={token} className="font-medium" /> were paid into
          the pool to make its root good
        </>
      ) : null}
      . {roleNames[role]} as a whole get <Amount amount={roleAmount} token={token} className="font-medium" />{" "}
      of {isMadeGood ? "both" : "it"}
      {dividedAmount > 0n
        ? ` (${formatPercent(Number((roleAmount * 10_000n) / dividedAmount) / 10_000, 1)})`
        : ""}
      .
    </>
  )
}

const roleNames: Readonly<Record<StatementLine["role"], string>> = {
  contributor: "Contributors",
  labeler: "Labelers",
  moderator: "Moderators",
  treasury: "The treasury",
  funder: "Funders",
}

function givenText({ role, evidenceCount, weight }: StatementLine): string {
  const count = formatCount(evidenceCount)
  switch (role) {
    case "contributor":
      return `${count} of your items ${evidenceCount === 1 ? "is" : "are"} in the release. Each weighs one.`
    case "labeler":
      return `${count} of your annotations ${evidenceCount === 1 ? "is" : "are"} behind its labels. They earned ${formatCount(weight)} points, and points are the weight.`
    case "moderator":
      return `${count} of your verdicts ${evidenceCount === 1 ? "is" : "are"} in it. Each weighs one.`
    case "treasury":
      return "The pool's treasury takes the part that its split says."
    case "funder":
      return "Money that came back to you."
  }
}
