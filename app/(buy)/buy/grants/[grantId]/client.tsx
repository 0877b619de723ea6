"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import { GrantBadge } from "../../../_components/grant-badge"
import type { GrantSheet } from "../../../_views"
import { DeliveryList } from "./_components/delivery-list"
import { GrantFacts } from "./_components/grant-facts"
import { GrantMoney } from "./_components/grant-money"
import { GrantNotices } from "./_components/grant-notices"

const pollMilliseconds = 2000

/** A grant: its right, its money, its copies. */
export function GrantScreen({ grantId }: { readonly grantId: Id<"grant"> }) {
  return (
    <SignedInOnly what="see this grant" text="A grant belongs to an organization and its members.">
      {() => <Grant grantId={grantId} />}
    </SignedInOnly>
  )
}

function Grant({ grantId }: { readonly grantId: Id<"grant"> }) {
  const trpc = useTRPC()
  const grant = useQuery({
    ...trpc.grant.get.queryOptions({ grantId }),
    refetchInterval: (query) => (isMoving(query.state.data) ? pollMilliseconds : false),
  })
  if (grant.isPending) return <GrantSkeleton />
  if (grant.isError) return <ErrorPanel error={grant.error} onRetry={() => void grant.refetch()} />
  return (
    <article>
      <PageHeader
        title={grant.data.release.name}
        lead={`Grant of ${grant.data.organization.name}, from ${grant.data.pool.name}`}
        back={{ href: routes.grants(), label: "Your grants" }}
        status={<GrantBadge grant={grant.data} />}
      />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <DeliveryList grant={grant.data} />
          <GrantNotices grant={grant.data} />
        </div>
        <div className="min-w-0">
          <GrantMoney grant={grant.data} />
          <GrantFacts grant={grant.data} />
        </div>
      </div>
    </article>
  )
}

// A copy that is being made, or money whose inspection is over and whose settlement is on its way.
function isMoving(grant: GrantSheet | undefined): boolean {
  if (grant === undefined) return false
  const isSettling = grant.state === "escrowed" && grant.inspectionEndsAt.getTime() <= Date.now() + 5_000
  return isSettling || grant.deliveries.some(({ state }) => state === "preparing")
}

function GrantSkeleton() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-24 w-full rounded-lg" />
      <SkeletonRows rows={4} />
    </div>
  )
}
