"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { formatAmountWithUnit } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import type { EpochLine } from "../../../../../_views"

export interface CoverRootProps {
  readonly epoch: EpochLine
  /** What is to be paid, base units; zero while nothing is. */
  readonly missingAmount: bigint
}

/** Pays what a held root's sales came back short of, so that it can be accepted. */
export function CoverRoot({ epoch, missingAmount }: CoverRootProps) {
  const token = useToken()
  const [isOpen, setOpen] = useState(false)
  // What the button said when it was pressed: paid, nothing is missing any more.
  const [amount, setAmount] = useState(missingAmount)
  const call = useCoverCall(epoch)
  // The dialog stays until it is closed, also when the root is covered by then.
  if (missingAmount === 0n && !isOpen) return null
  return (
    <>
      <Button
        variant="amber"
        onClick={() => {
          setAmount(missingAmount)
          setOpen(true)
        }}
      >
        Pay {formatAmountWithUnit(isOpen ? amount : missingAmount, token)}
      </Button>
      <ChainCallDialog
        title={`Make epoch ${epoch.number} whole?`}
        verb={`Pay ${formatAmountWithUnit(amount, token)}`}
        call={call}
        isOpen={isOpen}
        onOpenChange={setOpen}
        prepareTitle="The difference is worked out"
        walletDetail="Your wallet asks twice: to let the payout contract take the money, and to pay it in. The chain takes a small fee for each."
        doneText="The root is covered. It is accepted now, and everybody can claim what it says."
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
          <li>
            {formatAmountWithUnit(amount, token)} go from your wallet into the pool’s payout contract. Nobody
            can call them back.
          </li>
          <li>
            Everybody is paid what the root says, as if the sale had brought all of it. You get no share of it
            for that.
          </li>
          <li>The pool’s next epoch can be closed afterwards.</li>
        </ul>
      </ChainCallDialog>
    </>
  )
}

function useCoverCall({ epochId, poolId }: EpochLine) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useChainCall({
    prepare: async () => (await client.epoch.prepareCover.mutate({ epochId })).calls,
    // The worker reads the chain every few seconds; nothing else has to be told.
    confirm: async () => {},
    isFollowed: async () => {
      const { items } = await client.epoch.list.query({ poolId })
      const isHeld = items.some((one) => one.epochId === epochId && one.isHeld)
      if (!isHeld) await queries.invalidateQueries(trpc.epoch.pathFilter())
      return !isHeld
    },
  })
}
