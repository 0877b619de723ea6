"use client"
import Link from "next/link"
import { routes } from "@/app/_lib/routes"
import { Hash } from "@/app/_ui/hash"
import { type EpochState, isRootOnChain } from "@/server/domain/earning/epoch-state"
import type { StatementLine } from "../../../_views"
import { BountyLinks } from "./bounty-links"
import { ChainLink } from "./chain-link"
import { LineProof } from "./line-proof"
import { SaleLinks } from "./sale-links"

/** How one line came about, link by link: what it is from, what one gave, share, epoch, leaf, payment. */
export function LineReckoning({ line }: { readonly line: StatementLine }) {
  return (
    <ol className="flex flex-col gap-4 text-sm">
      {line.bounty === null ? <SaleLinks line={line} /> : <BountyLinks line={line} bounty={line.bounty} />}
      <EpochLink line={line} />
      <PaymentLink line={line} />
    </ol>
  )
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
      {isRootOnChain(epoch.state) ? <LineProof line={line} /> : null}
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
  open: "Still open: more earnings may join it.",
  closing: "Being closed.",
  proposed: "Its root is on chain; the challenge window runs.",
  accepted: "Its root stood through the challenge window and is accepted on chain.",
  vetoed: "Its root was refused in the challenge window. It is amended and proposed again.",
}

const unpaidTexts: Readonly<Record<StatementLine["state"], string>> = {
  pending: "Not yet: it waits for an epoch whose root is accepted on chain.",
  claimable: "Waiting for you to claim.",
  claimed: "Claimed; the transaction is not in these records.",
  held: "Held back: the chain took back the money that this bounty was funded with. It waits for an epoch again as soon as its funder pays again; until then it is counted as pending.",
  reversed:
    "Taken back: what it came from is no longer there, so nothing is owed for it. The chain dropped it, or the gate of the contribution was closed before an epoch.",
}

function PaymentLink({ line }: { readonly line: StatementLine }) {
  const { claim, state } = line
  if (claim === null || claim.transactionHash === null) {
    return <ChainLink title="Payment">{unpaidTexts[state]}</ChainLink>
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
