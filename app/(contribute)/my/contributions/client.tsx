"use client"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Droplets } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import { AppealsLink } from "../../../(label)/label/_components/appeals-link"
import { ContributionTable } from "./_components/contribution-table"

/** What one has put in, where it stands, and what it earned. */
export function ContributionsScreen() {
  return (
    <>
      <PageHeader
        title="My data"
        lead="What you put in, what it earned, who read it. You can close the gate of each, any day."
        actions={
          <>
            <NewOutcomes />
            <LinkButton variant="primary" href={routes.pools()}>
              Contribute
            </LinkButton>
          </>
        }
      />
      <SignedInOnly what="see your data">{() => <Contributions />}</SignedInOnly>
    </>
  )
}

/** The way to outcomes of one's own appeals that one has not seen yet. */
function NewOutcomes() {
  const { viewer } = useSession()
  const unread = useQuery({ ...useTRPC().appeal.unread.queryOptions(), enabled: viewer !== null })
  const unreadCount = viewer === null ? 0 : (unread.data?.count ?? 0)
  return unreadCount === 0 ? null : <AppealsLink unreadCount={unreadCount} />
}

function Contributions() {
  const trpc = useTRPC()
  const list = useInfiniteQuery(
    trpc.contribution.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  )
  if (list.isPending) return <SkeletonRows rows={5} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const lines = list.data.pages.flatMap((page) => page.items)
  if (lines.length === 0) {
    return (
      <EmptyState
        icon={<Droplets />}
        title="Nothing of yours is in a pool yet"
        text="Choose a pool, look at its terms, and put in a file or a few typed rows. It is encrypted before it leaves this device."
        action={
          <LinkButton variant="primary" href={routes.pools()}>
            Find a pool
          </LinkButton>
        }
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <ContributionTable lines={lines} />
      <ShowMore list={list} />
    </div>
  )
}
