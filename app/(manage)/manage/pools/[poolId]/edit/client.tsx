"use client"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import type { Id } from "@/server/domain/id"
import { PoolRoom } from "../_components/pool-room"
import { EditDraft } from "./_components/edit-draft"

/** The terms of a draft. */
export function EditPoolScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  const { decimals } = useToken()
  return (
    <PoolRoom poolId={poolId}>
      {(pool) =>
        pool.can.edit ? (
          <EditDraft pool={pool} decimals={decimals} />
        ) : (
          <EmptyState
            title="These terms are fixed"
            text="They were fixed when the pool was opened: contributors consented to them and buyers pay under them. For other terms, open another pool."
            action={<LinkButton href={routes.pool(poolId)}>See the terms</LinkButton>}
          />
        )
      }
    </PoolRoom>
  )
}
