"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { formatDuration } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Amount } from "@/app/_ui/amount"
import { DefinitionList } from "@/app/_ui/definition-list"
import { SplitBar, splitParts } from "@/app/_ui/split-bar"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import type { PoolSheet } from "../../../../_views"

export interface OpenPoolDialogProps {
  readonly pool: PoolSheet
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Opens a pool: its terms are read once more, then written on the chain from the owner's wallet. */
export function OpenPoolDialog({ pool, isOpen, onOpenChange }: OpenPoolDialogProps) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  const router = useRouter()
  const { poolId } = pool
  const call = useChainCall({
    prepare: async () => (await client.pool.prepareOpen.mutate({ poolId })).call,
    confirm: (transactionHash) => client.pool.confirmOpen.mutate({ poolId, transactionHash }),
    isFollowed: async () => (await client.pool.get.query({ poolId })).state === "open",
  })
  // The page behind changes with the pool's state: it is read anew once this has been seen to its end.
  function change(isOpenNow: boolean): void {
    onOpenChange(isOpenNow)
    if (isOpenNow || call.state.kind !== "done") return
    void queries.invalidateQueries(trpc.pool.pathFilter())
    router.push(routes.managePool(poolId))
  }
  return (
    <ChainCallDialog
      title={`Open ${pool.name}`}
      verb="Open the pool"
      call={call}
      isOpen={isOpen}
      onOpenChange={change}
      prepareTitle="The vault makes the pool's key and the terms are fixed"
      walletDetail="Your wallet shows a call of openPool. It writes owner, split and the terms' hash; the chain takes a small fee."
      doneText="The pool is open. Contributors can put data in now."
    >
      <p className="pb-4 text-sm text-ink-soft">
        From here on these terms stay as they are: contributors consent to them, buyers pay under them. For
        other terms you would open another pool.
      </p>
      <FixedTerms pool={pool} />
    </ChainCallDialog>
  )
}

function FixedTerms({ pool }: { readonly pool: PoolSheet }) {
  const token = useToken()
  return (
    <>
      <DefinitionList
        items={[
          { term: "Licence", value: pool.licence.name },
          { term: "Price of a release", value: <Amount amount={pool.priceAmount} token={token} /> },
          { term: "A grant lasts", value: formatDuration(pool.grantDurationSeconds) },
          { term: "Buyers may inspect for", value: formatDuration(pool.inspectionSeconds) },
          {
            term: "An item has",
            value: pool.itemSchema.fields.map((field) => field.name).join(", "),
          },
        ]}
      />
      <SplitBar split={pool.split} className="mt-4" />
      <p className="pt-2 text-sm text-ink-soft">
        {splitParts
          .filter(({ key }) => pool.split[key] > 0)
          .map(({ key, name }) => `${name} ${pool.split[key] / 100} %`)
          .join(", ")}
      </p>
    </>
  )
}
