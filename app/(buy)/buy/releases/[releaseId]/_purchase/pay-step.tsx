"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { formatDuration } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { SkeletonText } from "@/app/_ui/skeleton"
import { FaucetButton } from "@/app/_wallet/faucet-button"
import { useWallet } from "@/app/_wallet/wallet-gate"
import type { Id } from "@/server/domain/id"
import type { PreparedPurchase, ReleaseSheet } from "../../../../_views"
import { EarlierGrant } from "./earlier-grant"
import { useRelayReason } from "./relay-step"

export interface PayStepProps {
  readonly release: ReleaseSheet
  readonly organizationId: Id<"organization">
  readonly onSent: (nonce: `0x${string}`) => void
}

/** Balance first; then what is signed, in words; then the signature. */
export function PayStep({ release, organizationId, onSent }: PayStepProps) {
  const client = useTRPCClient()
  const { releaseId } = release
  const prepared = useQuery({
    queryKey: ["prepared purchase", releaseId, organizationId],
    queryFn: () => client.grant.preparePurchase.mutate({ releaseId, organizationId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  if (prepared.isPending) return <SkeletonText lines={4} />
  if (prepared.isError) return <ErrorPanel error={prepared.error} onRetry={() => void prepared.refetch()} />
  if (!prepared.data.isEnough) {
    return (
      <TooLittle
        prepared={prepared.data}
        onAgain={() => void prepared.refetch()}
        isAsking={prepared.isFetching}
      />
    )
  }
  return (
    <SignPayment
      release={release}
      prepared={prepared.data}
      organizationId={organizationId}
      onSent={onSent}
      onStale={() => void prepared.refetch()}
    />
  )
}

interface TooLittleProps {
  readonly prepared: PreparedPurchase
  readonly onAgain: () => void
  readonly isAsking: boolean
}

function TooLittle({ prepared, onAgain, isAsking }: TooLittleProps) {
  const token = useToken()
  const { balanceAmount, priceAmount } = prepared
  return (
    <Callout
      tone="money"
      title={`Your wallet holds too little ${token.symbol}`}
      action={
        <div className="flex flex-wrap gap-2">
          <FaucetButton onFilled={onAgain} />
          <Button size="sm" isPending={isAsking} onClick={onAgain}>
            Look again
          </Button>
        </div>
      }
    >
      The grant costs <Amount amount={priceAmount} token={token} />; the wallet holds{" "}
      <Amount amount={balanceAmount} token={token} />.{" "}
      <Amount amount={priceAmount - balanceAmount} token={token} className="font-medium text-ink" /> is
      missing. Nothing was taken. Add {token.symbol} to the wallet, then look again.
    </Callout>
  )
}

interface SignPaymentProps extends PayStepProps {
  readonly prepared: PreparedPurchase
  readonly onStale: () => void
}

type Sender = "relayer" | "buyer"

function SignPayment({ release, prepared, organizationId, onSent, onStale }: SignPaymentProps) {
  const reason = useRelayReason()
  const sign = useSignedOrder({ release, prepared, organizationId, onSent, onStale })
  return (
    <div className="flex flex-col gap-4">
      <EarlierGrant
        release={release}
        organizationId={organizationId}
        buyerAddress={prepared.purchase.buyer}
      />
      <WhatIsSigned release={release} prepared={prepared} isRelayed={reason === null} />
      {reason === null ? null : (
        <Callout tone="money" title="The relayer does not send it just now">
          {reason}
        </Callout>
      )}
      {sign.isError ? (
        <div role="alert">
          <ErrorPanel error={sign.error} />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {reason === null ? (
          <SignButton sign={sign} sender="relayer" isMain>
            Sign and buy
          </SignButton>
        ) : null}
        <SignButton sign={sign} sender="buyer" isMain={reason !== null}>
          Sign, and send it yourself
        </SignButton>
      </div>
    </div>
  )
}

interface SignButtonProps {
  readonly sign: ReturnType<typeof useSignedOrder>
  readonly sender: Sender
  readonly isMain: boolean
  readonly children: string
}

function SignButton({ sign, sender, isMain, children }: SignButtonProps) {
  return (
    <Button
      variant={isMain ? "amber" : "quiet"}
      isPending={sign.isPending && sign.variables === sender}
      pendingLabel="Look at your wallet"
      disabled={sign.isPending && sign.variables !== sender}
      onClick={() => sign.mutate(sender)}
    >
      {children}
    </Button>
  )
}

/** The wallet's signature, and the order that is kept with it. */
function useSignedOrder({ release, prepared, organizationId, onSent, onStale }: SignPaymentProps) {
  const client = useTRPCClient()
  const wallet = useWallet()
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useMutation({
    mutationFn: async (sender: Sender) => {
      const signature = await wallet.signTypedData(prepared.typedData)
      const { releaseId } = release
      const authorization = prepared.purchase
      return client.grant.purchase.mutate({ releaseId, organizationId, authorization, signature, sender })
    },
    onSuccess: ({ nonce }) => onSent(nonce),
    onError: (error) => {
      if (error instanceof Error && /expired/i.test(error.message)) onStale()
      void queries.invalidateQueries(trpc.claim.room.queryFilter())
    },
  })
}

interface WhatIsSignedProps {
  readonly release: ReleaseSheet
  readonly prepared: PreparedPurchase
  readonly isRelayed: boolean
}

function WhatIsSigned({ release, prepared, isRelayed }: WhatIsSignedProps) {
  const token = useToken()
  return (
    <div className="flex flex-col gap-3">
      <p>
        Your wallet will show an order called{" "}
        <strong className="font-medium text-ink">ReceiveWithAuthorization</strong>. It says:
      </p>
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        <li>
          pay <Amount amount={prepared.priceAmount} token={token} className="font-medium text-ink" /> once, to
          the grants contract and nobody else,
        </li>
        <li>
          for this release, for you, under the terms whose hash it holds; whoever sends it can change none of
          that,
        </li>
        <li>good for one hour, then it is worth nothing.</li>
      </ul>
      <p>
        The money waits in the contract for {formatDuration(release.inspectionSeconds)}. You hold{" "}
        <Amount amount={prepared.balanceAmount} token={token} />
        {isRelayed
          ? " and pay no fee: the relayer sends it."
          : ". Your own wallet sends it and pays the chain’s fee."}
      </p>
      <details>
        <summary className="cursor-pointer text-water-ink underline underline-offset-3">
          The terms in full
        </summary>
        <pre className="mt-2 max-h-60 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
          {prepared.terms.text}
        </pre>
      </details>
    </div>
  )
}
