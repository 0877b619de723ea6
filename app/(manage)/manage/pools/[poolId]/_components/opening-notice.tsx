"use client"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Hash } from "@/app/_ui/hash"
import { ProgressSteps } from "@/app/_ui/progress"
import type { PoolSheet } from "../../../../_views"
import { OpenPoolDialog } from "./open-pool-dialog"

/** While the chain takes the opening in; if that never happens, the way to send it again. */
export function OpeningNotice({ pool }: { readonly pool: PoolSheet }) {
  const [isOpening, setOpening] = useState(false)
  return (
    <Card className="flex max-w-xl flex-col gap-5">
      <ProgressSteps
        label="Opening the pool"
        steps={[
          { key: "terms", title: "The terms are fixed", state: "done" },
          {
            key: "sent",
            title: "Sent from your wallet",
            state: "done",
            ...(pool.openTransactionHash === null
              ? {}
              : { detail: <Hash text={pool.openTransactionHash} noun="transaction" /> }),
          },
          {
            key: "chain",
            title: "The chain takes it in",
            state: "current",
            detail: "This page looks again by itself; you may also leave it.",
          },
        ]}
      />
      <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4 text-sm text-ink-soft">
        <p>Did the wallet drop it, or does it wait too long? Sending it again is safe: a pool opens once.</p>
        <Button size="sm" onClick={() => setOpening(true)}>
          Send it again
        </Button>
      </div>
      <OpenPoolDialog pool={pool} isOpen={isOpening} onOpenChange={setOpening} />
    </Card>
  )
}
