"use client"
import { useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { useSession } from "@/app/_wallet/session"
import { useWallet } from "@/app/_wallet/wallet-gate"
import type { ReleaseSheet } from "../../../../_views"
import { PurchaseDialog } from "./purchase-dialog"

/** The price and the way to buy. */
export function PurchaseCard({ release }: { readonly release: ReleaseSheet }) {
  const token = useToken()
  const { viewer } = useSession()
  const wallet = useWallet()
  const [isBuying, setBuying] = useState(false)
  async function start(): Promise<void> {
    if (viewer !== null || (await wallet.signIn()) !== null) setBuying(true)
  }
  return (
    <Card className="flex flex-col gap-4">
      <div>
        <p className="text-sm text-ink-soft">A grant for {formatDuration(release.grantDurationSeconds)}</p>
        <p className="text-2xl font-semibold tracking-tight">
          <Amount amount={release.priceAmount} token={token} />
        </p>
      </div>
      {release.can.purchase ? (
        <>
          <Button variant="amber" size="lg" isPending={wallet.isOpening} onClick={() => void start()}>
            Buy a grant
          </Button>
          <p className="text-sm text-ink-soft">
            One signature, no fee: the relayer sends it. Your money waits in the contract for{" "}
            {formatDuration(release.inspectionSeconds)} while you inspect.
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-soft">
          {release.state === "withdrawn"
            ? "It was taken off sale. Grants already bought stay good."
            : "It is not on sale yet."}
        </p>
      )}
      {release.soldCount > 0 ? (
        <p className="text-sm text-ink-faint">
          {release.soldCount === 1
            ? "Bought once so far"
            : `Bought ${formatCount(release.soldCount)} times so far`}
        </p>
      ) : null}
      {isBuying && viewer !== null ? (
        <PurchaseDialog release={release} viewer={viewer} onClose={() => setBuying(false)} />
      ) : null}
    </Card>
  )
}
