"use client"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Hash } from "@/app/_ui/hash"
import type { EpochState } from "@/server/domain/earning/epoch-state"
import type { StatementLine } from "../../../_views"
import { LineProof } from "./line-proof"

/** How one line came about, link by link: what one gave, release, sale, share, epoch, leaf, payment. */
export function LineReckoning({ line }: { readonly line: StatementLine }) {
  const token = useToken()
  const { release, role, amount, saleAmount, roleAmount, weight, totalWeight } = line
  return (
    <ol className="flex flex-col gap-4 text-sm">
      <ChainLink title="What you gave">{givenText(line)}</ChainLink>
      <ChainLink title="Release">
        <Link
          className="text-water-ink underline underline-offset-3"
          href={routes.buyRelease(release.releaseId)}
        >
          {release.name}
        </Link>{" "}
        froze these weights when it was cut; no later change reaches them.
      </ChainLink>
      <ChainLink title="Sale">
        Sold for <Amount amount={saleAmount} token={token} className="font-medium" />. {roleNames[role]} as a
        whole get <Amount amount={roleAmount} token={token} className="font-medium" /> of it
        {saleAmount > 0n
          ? ` (${formatPercent(Number((roleAmount * 10_000n) / saleAmount) / 10_000, 1)})`
          : ""}
        .
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
      <EpochLink line={line} />
      <PaymentLink line={line} />
    </ol>
  )
}

const roleNames: Readonly<Record<StatementLine["role"], string>> = {
  contributor: "Contributors",
  labeler: "Labelers",
  moderator: "Moderators",
  treasury: "The treasury",
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
  }
}

function EpochLink({ line }: { readonly line: StatementLine }) {
  const { epoch } = line
  if (epoch === null) {
    return (
      <ChainLink title="Epoch">
        Not closed yet. The pool&apos;s earnings become claimable after it closes an epoch.
      </ChainLink>
    )
  }
  return (
    <ChainLink title={`Epoch ${epoch.number}`}>
      {epochTexts[epoch.state]}
      {epoch.root === null ? null : (
        <span className="flex items-center gap-2 text-ink-soft">
          Root <Hash text={epoch.root} noun="root" />
        </span>
      )}
      <LineProof line={line} />
      <Link
        className="block w-fit text-water-ink underline underline-offset-3"
        href={routes.verifyEpoch(epoch.epochId)}
      >
        Recompute this epoch
      </Link>
    </ChainLink>
  )
}

const epochTexts: Readonly<Record<EpochState, string>> = {
  open: "Still open: more sales may join it.",
  closing: "Being closed.",
  proposed: "Its root is on chain; the challenge window runs.",
  accepted: "Its root stood through the challenge window and is accepted on chain.",
  vetoed: "Its root was refused in the challenge window. It is amended and proposed again.",
}

function PaymentLink({ line }: { readonly line: StatementLine }) {
  const { claim, state } = line
  if (claim === null || claim.transactionHash === null) {
    return (
      <ChainLink title="Payment">
        {state === "claimable" ? "Waiting for you to claim." : "Not yet."}
      </ChainLink>
    )
  }
  return (
    <ChainLink title="Payment">
      Paid to your wallet.
      <span className="flex items-center gap-2 text-ink-soft">
        Transaction <Hash text={claim.transactionHash} noun="transaction" />
      </span>
    </ChainLink>
  )
}

function ChainLink({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className="grid gap-0.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-4">
      <span className="font-medium">{title}</span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}
