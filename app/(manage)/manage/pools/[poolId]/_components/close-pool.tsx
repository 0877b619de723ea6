"use client"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import type { PoolSheet } from "../../../../_views"
import { ClosePoolDialog } from "./close-pool-dialog"

/** The way to end a pool, away from everything else. */
export function ClosePool({ pool }: { readonly pool: PoolSheet }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title="Close the pool"
      lead="Ends contributions and sales for good. What was earned stays claimable."
      actions={
        <Button className="text-bad-ink" onClick={() => setOpen(true)}>
          Close the pool
        </Button>
      }
      className="mt-4 border-t"
    >
      <ClosePoolDialog pool={pool} isOpen={isOpen} onOpenChange={setOpen} />
    </Section>
  )
}
