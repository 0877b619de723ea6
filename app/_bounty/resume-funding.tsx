"use client"
import { useState } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { fundingTexts, useFunding } from "./use-funding"
import type { Bounty } from "./views"

/** Sends the money of a bounty that still awaits it. */
export function ResumeFunding({ bounty }: { readonly bounty: Bounty }) {
  const token = useToken()
  const [isOpen, setOpen] = useState(false)
  const { call, renew } = useFunding(async () => bounty.bountyId)
  const isAgain = bounty.uncoveredAt !== null
  return (
    <>
      <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
        {isAgain ? "Pay again" : "Send the money"}
      </Button>
      <ChainCallDialog
        title={isAgain ? "Pay for this bounty again?" : "Fund this bounty"}
        verb={isAgain ? "Pay again" : "Fund it"}
        call={call}
        isOpen={isOpen}
        onOpenChange={(open) => {
          setOpen(open)
          if (!open) renew()
        }}
        {...fundingTexts}
      >
        <p className="text-sm text-ink-soft">
          <Amount amount={bounty.fundedAmount} token={token} className="font-medium text-ink" /> go from your
          wallet into the pool’s payout contract.{" "}
          {isAgain
            ? "Wait some minutes before: a payment that lost its block mostly comes back in another one, and then both are taken."
            : "If you have sent them a moment ago, wait for the chain instead."}
        </p>
      </ChainCallDialog>
    </>
  )
}
