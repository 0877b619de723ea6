"use client"
import { useState } from "react"
import { formatDuration } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Button, LinkButton } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import type { PoolSheet } from "../../../../_views"
import { OpenPoolDialog } from "./open-pool-dialog"

/** A draft: its terms at a glance, and the two ways on. */
export function DraftOverview({ pool }: { readonly pool: PoolSheet }) {
  const token = useToken()
  const [isOpening, setOpening] = useState(false)
  return (
    <Card className="flex max-w-2xl flex-col gap-5">
      <p className="whitespace-pre-line text-ink-soft">{pool.purpose}</p>
      <DefinitionList
        items={[
          { term: "An item has", value: pool.itemSchema.fields.map(({ name }) => name).join(", ") },
          { term: "Licence", value: pool.licence.name },
          { term: "Price of a release", value: <Amount amount={pool.priceAmount} token={token} /> },
          { term: "A grant lasts", value: formatDuration(pool.grantDurationSeconds) },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={routes.managePoolTab(pool.poolId, "edit")}>Edit the terms</LinkButton>
        <Button variant="primary" onClick={() => setOpening(true)}>
          Open the pool
        </Button>
      </div>
      <OpenPoolDialog pool={pool} isOpen={isOpening} onOpenChange={setOpening} />
    </Card>
  )
}
