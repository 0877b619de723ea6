"use client"
import { PoolCallCards } from "@/app/_bounty/bounty-list"
import { OpenCall } from "@/app/_bounty/open-call"
import { Section } from "@/app/_ui/card"
import type { PoolSheet } from "../../_views"

/** What is wanted for the pool, and what it pays: anybody may answer, and anybody may open another call. */
export function PoolCalls({ pool }: { readonly pool: Pick<PoolSheet, "poolId" | "name" | "can"> }) {
  return (
    <Section
      title="Calls for contributions"
      lead="Money promised for accepted items, on top of their share of every sale."
      actions={pool.can.openCall ? <OpenCall pool={pool} variant="secondary" /> : undefined}
    >
      <PoolCallCards poolId={pool.poolId} />
    </Section>
  )
}
