"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { type ChainCall, useChainCall } from "@/app/_wallet/use-chain-call"
import type { Id } from "@/server/domain/id"

export interface Funding {
  readonly call: ChainCall
  /** Has every list of bounties read again. */
  renew(): void
}

/**
 * Takes a bounty's money from the funder's wallet into the pool, until the chain tells of it.
 * @param requireBounty the bounty to fund: noted before the wallet is asked, the same one when it is tried again
 */
export function useFunding(requireBounty: () => Promise<Id<"bounty">>): Funding {
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const call = useChainCall({
    prepare: async () => {
      const bountyId = await requireBounty()
      return (await client.bounty.prepareFunding.mutate({ bountyId })).calls
    },
    confirm: async (transactionHash) =>
      client.bounty.confirmFunding.mutate({ bountyId: await requireBounty(), transactionHash }),
    isFollowed: async () => {
      const { fundedAt, uncoveredAt } = await client.bounty.get.query({ bountyId: await requireBounty() })
      return fundedAt !== null && uncoveredAt === null
    },
  })
  return {
    call,
    renew: () => {
      void queries.invalidateQueries(trpc.bounty.pathFilter())
      void queries.invalidateQueries(trpc.project.pathFilter())
    },
  }
}

export interface NewFunding {
  readonly call: ChainCall
  /** The dialog is closed: what was noted stands in the list, and the next one is another bounty. */
  onClosed(): void
}

/**
 * The same for a bounty that does not exist yet.
 * @param note notes its terms; asked once for a dialog, however often the money is tried
 */
export function useNewFunding(note: () => Promise<{ readonly bountyId: Id<"bounty"> }>): NewFunding {
  const noted = useRef<Id<"bounty"> | null>(null)
  const { call, renew } = useFunding(async () => {
    noted.current ??= (await note()).bountyId
    return noted.current
  })
  return {
    call,
    onClosed: () => {
      if (call.state.kind === "running") return
      renew()
      noted.current = null
    },
  }
}

/** What every dialog that funds a bounty says of its steps. */
export const fundingTexts = {
  prepareTitle: "The bounty is noted",
  walletDetail:
    "Your wallet asks twice: to let the payout contract take the money, and to pay it in. The chain takes a small fee for each.",
  doneText: "The bounty is funded and open: from now on every run that is taken gets its promise.",
} as const
