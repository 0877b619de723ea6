"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { KeySquare } from "lucide-react"
import Link from "next/link"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { RelativeTime } from "@/app/_ui/relative-time"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { type Column, Table } from "@/app/_ui/table"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import { BuyTabs } from "../../_components/buy-tabs"
import { GrantBadge } from "../../_components/grant-badge"
import { WithOrganization } from "../../_components/with-organization"
import type { GrantLine } from "../../_views"

/** What one's organizations have bought. */
export function GrantsScreen() {
  return (
    <>
      <PageHeader title="Your grants" lead="What your organization may use, until when, and its copies." />
      <BuyTabs />
      <div className="pt-6">
        <SignedInOnly what="see your grants" text="Grants belong to an organization and its members.">
          {() => (
            <WithOrganization
              title="No grants yet"
              text="A grant belongs to an organization. One is made when you buy your first."
              action={<ToReleases />}
            >
              {(organizationId) => <Grants organizationId={organizationId} />}
            </WithOrganization>
          )}
        </SignedInOnly>
      </div>
    </>
  )
}

function ToReleases() {
  return (
    <LinkButton variant="primary" href={routes.buy()}>
      Look at releases
    </LinkButton>
  )
}

function Grants({ organizationId }: { readonly organizationId: Id<"organization"> }) {
  const trpc = useTRPC()
  const token = useToken()
  const list = useInfiniteQuery(
    trpc.grant.list.infiniteQueryOptions({ organizationId }, { getNextPageParam: (page) => page.nextCursor }),
  )
  if (list.isPending) return <SkeletonRows rows={4} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const columns: readonly Column<GrantLine>[] = [
    {
      key: "release",
      title: "Release",
      isHead: true,
      cell: (grant) => (
        <Link href={routes.grant(grant.grantId)} className="hover:underline">
          {grant.releaseName} <span className="font-normal text-ink-faint">No. {grant.releaseNumber}</span>
        </Link>
      ),
    },
    { key: "pool", title: "Pool", cell: (grant) => grant.poolName },
    { key: "state", title: "State", cell: (grant) => <GrantBadge grant={grant} /> },
    { key: "bought", title: "Bought", cell: (grant) => <RelativeTime at={grant.startsAt} /> },
    { key: "until", title: "Until", cell: (grant) => <RelativeTime at={grant.expiresAt} /> },
    {
      key: "paid",
      title: "Paid",
      isNumeric: true,
      cell: (grant) => <Amount amount={grant.paidAmount} token={token} />,
    },
  ]
  return (
    <div className="flex flex-col gap-4">
      <Table
        caption="Grants of this organization"
        columns={columns}
        rows={list.data.pages.flatMap((page) => page.items)}
        rowKey={(grant) => grant.grantId}
        empty={
          <EmptyState
            icon={<KeySquare />}
            title="No grants yet"
            text="Look at the quality of a release, buy a grant with one signature, and inspect it before the money moves."
            action={<ToReleases />}
          />
        }
      />
      <ShowMore list={list} />
    </div>
  )
}
