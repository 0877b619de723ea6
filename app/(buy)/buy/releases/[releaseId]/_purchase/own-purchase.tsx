"use client"
import { useState } from "react"
import { useTRPCClient } from "@/app/_trpc/client"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"

interface OwnPurchaseProps {
  readonly nonce: `0x${string}`
  /** The only way just now, or one beside the relayer's. */
  readonly isOnly: boolean
}

/** Sends a signed order from the buyer's own wallet: the way that is open whatever is paid for here. */
export function OwnPurchase({ nonce, isOnly }: OwnPurchaseProps) {
  const [isOpen, setOpen] = useState(false)
  const client = useTRPCClient()
  const call = useChainCall({
    prepare: async () => (await client.grant.prepareOwnPurchase.mutate({ nonce })).call,
    confirm: (transactionHash) => client.grant.confirmOwnPurchase.mutate({ nonce, transactionHash }),
    isFollowed: async () => (await client.grant.purchaseStatus.query({ nonce })).grantId !== null,
  })
  return (
    <>
      <Button
        size="sm"
        variant={isOnly ? "amber" : "quiet"}
        className="self-start"
        onClick={() => setOpen(true)}
      >
        Send it from your own wallet
      </Button>
      <ChainCallDialog
        title="Send it from your own wallet?"
        verb="Send"
        call={call}
        isOpen={isOpen}
        onOpenChange={setOpen}
        prepareTitle="Your signed order is put together"
        walletDetail="Your wallet shows a call of purchaseWithAuthorization; the chain takes a small fee."
        doneText="The grant is yours."
      >
        <p className="text-sm text-ink-soft">
          The order that you signed goes to the grants contract in one transaction. You pay its fee in the
          chain’s coin; the price is the one you signed, and it is taken once, whoever sends the order.
        </p>
      </ChainCallDialog>
    </>
  )
}
