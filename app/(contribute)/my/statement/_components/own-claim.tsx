"use client"
import { useQueryClient } from "@tanstack/react-query"
import { formatAmountWithUnit, type TokenUnit } from "@/app/_lib/format"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { OwnWalletCall } from "@/app/_wallet/own-wallet-call"
import { useChainCall } from "@/app/_wallet/use-chain-call"

interface OwnClaimProps {
  readonly claimableAmount: bigint
  readonly token: TokenUnit
  /** The only way just now, or one beside the free one. */
  readonly isOnly: boolean
}

/** Claims everything from one's own wallet. */
export function OwnClaim({ claimableAmount, token, isOnly }: OwnClaimProps) {
  const call = useOwnClaimCall(claimableAmount)
  return (
    <OwnWalletCall
      label="Claim from your own wallet"
      verb="Claim"
      isOnly={isOnly}
      call={call}
      prepareTitle="Your proofs are put together"
      functionName="claimMany"
      doneText="It is paid to your wallet."
    >
      All that you can claim, {formatAmountWithUnit(claimableAmount, token)} over every pool, comes to your
      wallet in one transaction. You pay its fee in the chain’s coin. Nothing is paid twice.
    </OwnWalletCall>
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
