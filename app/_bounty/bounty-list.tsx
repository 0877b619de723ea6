"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Coins } from "lucide-react"
import type { ReactNode } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { EmptyState } from "@/app/_ui/empty-state"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import { BountyCard } from "./bounty-card"
import type { BountyPage } from "./views"

/** Promises move while people work: the list is read again now and then. */
const livePollMilliseconds = 10_000
const nextPage = { getNextPageParam: (page: BountyPage) => page.nextCursor }

export interface ProjectBountiesProps {
  readonly poolId: Id<"pool">
  readonly projectId: Id<"project">
  /** What can be done where there is none. */
  readonly action?: ReactNode
}

/** The bounties of a project: anybody sees what is funded, promised, earned and left. */
export function ProjectBounties({ poolId, projectId, action }: ProjectBountiesProps) {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.bounty.list.infiniteQueryOptions({ poolId, projectId }, nextPage),
    refetchInterval: livePollMilliseconds,
  })
  return (
    <BountyCards
      list={list}
      empty={{
        title: "No bounty on this project yet",
        text: "Answers here earn points, and points divide the labelers’ share of every sale. A bounty adds money that is certain.",
        action,
      }}
    />
  )
}

/** The bounties of the signed-in person, on every project and pool. */
export function MyBounties({ action }: { readonly action?: ReactNode }) {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.bounty.mine.infiniteQueryOptions({}, nextPage),
    refetchInterval: livePollMilliseconds,
  })
  return (
    <BountyCards
      list={list}
      empty={{
        title: "You have funded no bounty yet",
        text: "A bounty pays labelers for every accepted answer of a project, a call pays contributors for every accepted item of a pool. What nobody earns comes back to you.",
        action,
      }}
    />
  )
}

interface BountyCardsProps {
  readonly list: {
    readonly data: { readonly pages: readonly BountyPage[] } | undefined
    readonly error: unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    refetch(): unknown
    fetchNextPage(): unknown
  }
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode }
}

function BountyCards({ list, empty }: BountyCardsProps) {
  if (list.data === undefined) {
    if (list.error === null) return <SkeletonRows rows={3} />
    return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  }
  const bounties = list.data.pages.flatMap((page) => page.items)
  if (bounties.length === 0) return <EmptyState icon={<Coins />} {...empty} />
  return (
    <div className="flex flex-col gap-4">
      <ul className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))]">
        {bounties.map((bounty) => (
          <li key={bounty.bountyId}>
            <BountyCard bounty={bounty} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  )
}
