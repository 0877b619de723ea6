"use client"
import { useQuery } from "@tanstack/react-query"
import { Settings2 } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton } from "@/app/_ui/skeleton"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { MyPoolCard } from "../_views"
import { ManagedPool } from "./_components/managed-pool"

/** The pools one runs, and those one moderates. */
export function ManageScreen() {
  return (
    <>
      <PageHeader
        title="Manage"
        lead="Your pools: what is in them, what they earn, and what to do next."
        actions={
          <LinkButton variant="primary" href={routes.openNewPool()}>
            New pool
          </LinkButton>
        }
      />
      <SignedInOnly
        what="run your pools"
        text="A pool belongs to the wallet that opens it. A wallet can be made right here; nothing to install."
      >
        {() => <MyPools />}
      </SignedInOnly>
    </>
  )
}

function MyPools() {
  const trpc = useTRPC()
  const pools = useQuery(trpc.pool.mine.queryOptions())
  if (pools.isPending) return <CardsSkeleton />
  if (pools.isError) return <ErrorPanel error={pools.error} onRetry={() => void pools.refetch()} />
  const { owned, moderated } = pools.data
  return (
    <>
      {owned.length === 0 ? (
        <EmptyState
          icon={<Settings2 />}
          title="You run no pool yet"
          text="Say what data you are looking for, under which licence, at what price, and how a sale is divided. A draft costs nothing and nobody sees it."
          action={
            <LinkButton variant="primary" href={routes.openNewPool()}>
              Write the first draft
            </LinkButton>
          }
        />
      ) : (
        <Cards label="Pools you own" pools={owned} relation="owner" />
      )}
      {moderated.length === 0 ? null : (
        <Section
          title="Pools you moderate"
          lead="Tasks that the crowd could not settle wait at your desk."
          actions={<LinkButton href={routes.review()}>To the desk</LinkButton>}
        >
          <Cards label="Pools you moderate" pools={moderated} relation="moderator" />
        </Section>
      )}
    </>
  )
}

interface CardsProps {
  readonly label: string
  readonly pools: readonly MyPoolCard[]
  readonly relation: "owner" | "moderator"
}

function Cards({ label, pools, relation }: CardsProps) {
  return (
    <ul aria-label={label} className="grid gap-4 lg:grid-cols-2">
      {pools.map((pool) => (
        <ManagedPool key={pool.poolId} pool={pool} relation={relation} />
      ))}
    </ul>
  )
}

function CardsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 lg:grid-cols-2">
      <Skeleton className="h-56 rounded-lg" />
      <Skeleton className="h-56 rounded-lg" />
    </div>
  )
}
