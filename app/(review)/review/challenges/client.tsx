"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Scale } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { Tabs } from "@/app/_ui/tabs"
import { ArbiterOnly } from "./_components/arbiter-only"
import { ChallengeCard } from "./_components/challenge-card"

/** The arbiter's queue: grants whose price waits for an answer. */
export function ChallengesScreen() {
  return (
    <ArbiterOnly>
      <Queue />
    </ArbiterOnly>
  )
}

function Queue() {
  return (
    <>
      <PageHeader
        title="Challenged grants"
        lead="A buyer asks for the money back. You divide it between the buyer and those who made the release; what you do not answer in time settles in full."
        back={{ href: routes.review(), label: "Review" }}
      />
      <Tabs
        label="Challenges"
        tabs={[
          { value: "open", label: "Waiting", content: <Challenges which="open" /> },
          { value: "ended", label: "Ended", content: <Challenges which="ended" /> },
        ]}
      />
    </>
  )
}

function Challenges({ which }: { readonly which: "open" | "ended" }) {
  const trpc = useTRPC()
  const list = useInfiniteQuery(
    trpc.challenge.list.infiniteQueryOptions(
      { which },
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
    ),
  )
  if (list.isPending) return <SkeletonRows rows={3} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<Scale />}
        title={which === "open" ? "Nothing waits for you" : "No challenge has ended yet"}
        text="A buyer can challenge a grant while its inspection lasts. It appears here with both sides’ words and the clock."
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <ul aria-label="Challenges" className="flex flex-col gap-3">
        {items.map((challenge) => (
          <li key={challenge.grantId}>
            <ChallengeCard challenge={challenge} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          className="self-center"
          isPending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </div>
  )
}
