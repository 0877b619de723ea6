"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Checkbox } from "@/app/_ui/checkbox"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import type { PoolSheet } from "../../../../_views"

export interface ClosePoolDialogProps {
  readonly pool: PoolSheet
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Closes a pool for good, after what that means has been read. */
export function ClosePoolDialog({ pool, isOpen, onOpenChange }: ClosePoolDialogProps) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  const [isRead, setRead] = useState(false)
  const { poolId } = pool
  const call = useChainCall({
    prepare: async () => (await client.pool.prepareClose.mutate({ poolId })).call,
    confirm: (transactionHash) => client.pool.confirmClose.mutate({ poolId, transactionHash }),
    isFollowed: async () => (await client.pool.get.query({ poolId })).state === "closed",
  })
  function change(isOpenNow: boolean): void {
    onOpenChange(isOpenNow)
    if (!isOpenNow && call.state.kind === "done") void queries.invalidateQueries(trpc.pool.pathFilter())
  }
  return (
    <ChainCallDialog
      title={`Close ${pool.name} for good?`}
      verb="Close the pool"
      isDangerous
      isBlocked={!isRead}
      call={call}
      isOpen={isOpen}
      onOpenChange={change}
      prepareTitle="The call is prepared"
      walletDetail="Your wallet shows a call of closePool; the chain takes a small fee."
      doneText="The pool is closed."
    >
      <div className="flex flex-col gap-4 text-sm text-ink-soft">
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          <li>Nobody can put anything in any more, and no release can be cut, published or bought.</li>
          <li>Grants already sold stay good until they expire; their buyers can still order copies.</li>
          <li>Everything earned stays claimable, without a time limit.</li>
          <li>Contributors can still close their gates.</li>
        </ul>
        <p className="font-medium text-ink">A closed pool cannot be opened again.</p>
        <Checkbox
          label="I have read this and want to close the pool"
          isChecked={isRead}
          onCheckedChange={setRead}
        />
      </div>
    </ChainCallDialog>
  )
}
