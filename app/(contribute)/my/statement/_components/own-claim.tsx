"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { formatAmountWithUnit, type TokenUnit } from "@/app/_lib/format"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"

interface OwnClaimProps {
  readonly claimableAmount: bigint
  readonly token: TokenUnit
  /** The only way just now, or one beside the free one. */
  readonly isOnly: boolean
}

/** Claims everything from one's own wallet: the way that is open whatever is paid for here. */
export function OwnClaim({ claimableAmount, token, isOnly }: OwnClaimProps) {
  const [isOpen, setOpen] = useState(false)
  const call = useOwnClaimCall(claimableAmount)
  return (
    <>
      <Button
        size="sm"
        variant={isOnly ? "amber" : "quiet"}
        className="self-start"
        onClick={() => setOpen(true)}
      >
        Claim from your own wallet
      </Button>
      <ChainCallDialog
        title="Claim from your own wallet?"
        verb="Claim"
        call={call}
        isOpen={isOpen}
        onOpenChange={setOpen}
        prepareTitle="Your proofs are put together"
        walletDetail="Your wallet shows a call of claimMany; the chain takes a small fee."
        doneText="It is paid to your wallet."
      >
        <p className="text-sm text-ink-soft">
          {formatAmountWithUnit(claimableAmount, token)} of every pool comes to your wallet in one
          transaction. You pay its fee in the chain's coin. What has been paid already is not paid twice.
        </p>
      </ChainCallDialog>
    </>
  )
}

function useOwnClaimCall(claimableAmount: bigint) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useChainCall({
    prepare: async () => (await client.claim.prepareOwn.mutate()).call,
    confirm: () => client.claim.confirmOwn.mutate(),
    isFollowed: async () => {
      const isPaid = (await client.statement.totals.query()).claimableAmount < claimableAmount
      if (isPaid) {
        await queries.invalidateQueries(trpc.claim.pathFilter())
        await queries.invalidateQueries(trpc.statement.pathFilter())
      }
      return isPaid
    },
  })
}
