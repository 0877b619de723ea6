"use client"
import { useQuery } from "@tanstack/react-query"
import { Scale } from "lucide-react"
import type { ReactNode } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"

/** A page of the arbiter's; anybody else is told whose it is. */
export function ArbiterOnly({ children }: { readonly children: ReactNode }) {
  return (
    <div className="page py-8 sm:py-10">
      <SignedInOnly
        what="decide challenges"
        text="This desk belongs to one wallet: the arbiter that the grants contract names."
      >
        {() => <Desk>{children}</Desk>}
      </SignedInOnly>
    </div>
  )
}

function Desk({ children }: { readonly children: ReactNode }) {
  const standing = useQuery(useTRPC().challenge.standing.queryOptions())
  if (standing.isPending) return <SkeletonRows rows={3} />
  if (standing.isError) return <ErrorPanel error={standing.error} onRetry={() => void standing.refetch()} />
  if (standing.data.can.list) return children
  return (
    <EmptyState
      icon={<Scale />}
      title="This is the arbiter’s desk"
      text="Challenges are decided by the one wallet that the grants contract names. Your own challenges are on the pages of your grants."
      action={<LinkButton href={routes.grants()}>Your grants</LinkButton>}
    />
  )
}
