import { useQueryClient } from "@tanstack/react-query"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { type ChainCall, useChainCall } from "@/app/_wallet/use-chain-call"
import type { DecisionReason } from "@/server/domain/grant/decision"
import type { Id } from "@/server/domain/id"

export interface Decision {
  readonly refundAmount: bigint
  readonly reason: DecisionReason
  readonly note: string
}

/** Sends a decision from the arbiter's wallet and waits until Millpond has it from the chain. */
export function useResolveCall(grantId: Id<"grant">, decision: Decision | null): ChainCall {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useChainCall({
    prepare: async () => {
      if (decision === null) return null
      return (await client.challenge.prepareResolve.mutate({ grantId, ...decision })).call
    },
    confirm: (transactionHash) => client.challenge.confirmResolve.mutate({ grantId, transactionHash }),
    isFollowed: async () => {
      const isDecided = (await client.challenge.get.query({ grantId })).state !== "challenged"
      if (isDecided) await queries.invalidateQueries(trpc.challenge.pathFilter())
      return isDecided
    },
  })
}
