"use client"
import { useQueryClient } from "@tanstack/react-query"
import { formatCount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Amount } from "@/app/_ui/amount"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import type { ReleaseCard } from "../../../../../_views"

export interface ReleaseDialogProps {
  readonly release: ReleaseCard
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Puts a release on sale from the owner's wallet. */
export function PublishDialog({ release, isOpen, onClose }: ReleaseDialogProps) {
  const client = useTRPCClient()
  const token = useToken()
  const isFollowed = useReleaseFollowed(release, "on_sale")
  const { releaseId } = release
  const call = useChainCall({
    prepare: async () => (await client.release.preparePublish.mutate({ releaseId })).call,
    confirm: (transactionHash) => client.release.confirmPublish.mutate({ releaseId, transactionHash }),
    isFollowed,
  })
  return (
    <ChainCallDialog
      title={`Put ${release.name} on sale`}
      verb="Publish"
      call={call}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      prepareTitle="Root, terms and price are put together"
      walletDetail="Your wallet shows a call of publishRelease with the manifest’s root and the price; the chain takes a small fee."
      doneText="The release is on sale."
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
        <li>
          {formatCount(release.itemCount)} items with {formatCount(release.labelCount)} labels, for{" "}
          <Amount amount={release.priceAmount} token={token} className="text-ink" /> each time it is bought.
        </li>
        <li>The root of its manifest goes on the chain, so that every buyer can prove what was sold.</li>
        <li>Content, price and split of this release can never be changed; you can take it off sale.</li>
      </ul>
    </ChainCallDialog>
  )
}

/** Whether Millpond has seen a release come into a state; lists are read anew when it has. */
export function useReleaseFollowed({ releaseId, poolId }: ReleaseCard, wanted: ReleaseCard["state"]) {
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return async () => {
    const { state } = await client.release.get.query({ releaseId })
    if (state !== wanted) return false
    void queries.invalidateQueries(trpc.release.pathFilter())
    void queries.invalidateQueries(trpc.pool.get.queryFilter({ poolId }))
    return true
  }
}
