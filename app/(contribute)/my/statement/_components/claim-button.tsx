"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { formatAmountWithUnit, type TokenUnit } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { OwnClaim } from "./own-claim"

interface ClaimButtonProps {
  readonly claimableAmount: bigint
  readonly token: TokenUnit
}

/** Asks for everything claimable, of every pool. Pressing twice pays once; one's own wallet can always send it. */
export function ClaimButton({ claimableAmount, token }: ClaimButtonProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const room = useQuery(trpc.claim.room.queryOptions())
  const claim = useMutation({
    ...trpc.claim.all.mutationOptions(),
    onError: showError,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries(trpc.claim.pathFilter()),
        queries.invalidateQueries(trpc.statement.pathFilter()),
      ]),
  })
  if (claimableAmount === 0n) return "Nothing to claim just now."
  const closedReason = room.data?.reason ?? null
  if (closedReason !== null) {
    return (
      <span className="flex flex-col gap-2 pt-1 print:hidden">
        <span>{closedReason}</span>
        <OwnClaim claimableAmount={claimableAmount} token={token} isOnly />
      </span>
    )
  }
  return (
    <span className="flex flex-col gap-2 pt-1 print:hidden">
      <Button
        variant="amber"
        className="self-start"
        isPending={claim.isPending}
        onClick={() => claim.mutate()}
      >
        Claim {formatAmountWithUnit(claimableAmount, token)}
      </Button>
      <span>
        {room.data?.purchaseReason
          ? "Costs you nothing, and waits until gas is cheaper."
          : "Costs you nothing: the fee is paid for you."}
      </span>
      <OwnClaim claimableAmount={claimableAmount} token={token} isOnly={false} />
    </span>
  )
}
