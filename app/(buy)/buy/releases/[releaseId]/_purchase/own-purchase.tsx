"use client"
import { useTRPCClient } from "@/app/_trpc/client"
import { OwnWalletCall } from "@/app/_wallet/own-wallet-call"
import { useChainCall } from "@/app/_wallet/use-chain-call"

interface OwnPurchaseProps {
  readonly nonce: `0x${string}`
  /** The only way just now, or one beside the relayer's. */
  readonly isOnly: boolean
}

/** Sends a signed order from the buyer's own wallet. */
export function OwnPurchase({ nonce, isOnly }: OwnPurchaseProps) {
  const client = useTRPCClient()
  const call = useChainCall({
    prepare: async () => (await client.grant.prepareOwnPurchase.mutate({ nonce })).call,
    confirm: (transactionHash) => client.grant.confirmOwnPurchase.mutate({ nonce, transactionHash }),
    isFollowed: async () => (await client.grant.purchaseStatus.query({ nonce })).grantId !== null,
  })
  return (
    <OwnWalletCall
      label="Send it from your own wallet"
      verb="Send"
      isOnly={isOnly}
      call={call}
      prepareTitle="Your signed order is put together"
      functionName="purchaseWithAuthorization"
      doneText="The grant is yours."
    >
      The order that you signed goes to the grants contract in one transaction. You pay its fee in the chain’s
      coin; the price is the one you signed, and it is taken once, whoever sends the order.
    </OwnWalletCall>
  )
}
