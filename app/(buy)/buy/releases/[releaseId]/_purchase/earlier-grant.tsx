"use client"
import { useQuery } from "@tanstack/react-query"
import { formatDate } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import type { Id } from "@/server/domain/id"
import type { GrantLine, ReleaseSheet } from "../../../../_views"

export interface EarlierGrantProps {
  readonly release: ReleaseSheet
  readonly organizationId: Id<"organization">
  readonly buyerAddress: string
}

/** Says so when the buyer holds a grant of this release already: another one only makes it last longer. */
export function EarlierGrant({ release, organizationId, buyerAddress }: EarlierGrantProps) {
  const trpc = useTRPC()
  const grants = useQuery(trpc.grant.list.queryOptions({ organizationId }))
  const held = (grants.data?.items ?? []).filter(
    (grant) => grant.releaseId === release.releaseId && isHeldBy(grant, buyerAddress),
  )
  const active = held.find(({ isActive }) => isActive)
  const last = held.reduce<GrantLine | null>(
    (latest, grant) => (latest === null || grant.expiresAt > latest.expiresAt ? grant : latest),
    null,
  )
  if (last === null) return null
  return (
    <Callout
      title="You hold a grant of this release already"
      action={
        <LinkButton size="sm" href={routes.grant((active ?? last).grantId)}>
          Open it
        </LinkButton>
      }
    >
      It lasts until {formatDate(last.expiresAt)}. Another one would begin only then; for a further copy you
      need not buy again.
    </Callout>
  )
}

function isHeldBy({ buyerAddress, state, expiresAt }: GrantLine, address: string): boolean {
  const isRight = state === "escrowed" || state === "settled"
  return isRight && expiresAt.getTime() > Date.now() && buyerAddress.toLowerCase() === address.toLowerCase()
}
