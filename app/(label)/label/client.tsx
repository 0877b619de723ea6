"use client"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Tags } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { GameStrip, GameStripSkeleton } from "../_components/game-strip"
import { OpenRuns, PastRuns } from "./_components/my-runs"
import { openProjects } from "./_components/open-projects-query"
import { ProjectCardLink } from "./_components/project-card-link"

/** Where a labeler chooses what to work on. */
export function LobbyScreen() {
  const { viewer } = useSession()
  return (
    <div className="page py-8 sm:py-10">
      <PageHeader
        title="Label"
        lead="Choose a project and take a run: a few tasks, a few minutes. Right answers earn points; points divide the labelers' share of every sale."
        actions={<LinkButton href={routes.leaderboard()}>Leaderboard</LinkButton>}
      />
      <div className="flex flex-col gap-10">
        {viewer === null ? (
          <Callout title="You can look around first">
            You sign in when you take a run. A wallet can be made right here; nothing to install.
          </Callout>
        ) : (
          <>
            <Standing />
            <OpenRuns />
          </>
        )}
        <OpenProjects />
        {viewer === null ? null : <PastRuns />}
      </div>
    </div>
  )
}

function Standing() {
  const trpc = useTRPC()
  const me = useQuery(trpc.account.me.queryOptions())
  if (me.isPending) return <GameStripSkeleton />
  if (me.isError) return <ErrorPanel error={me.error} onRetry={() => void me.refetch()} />
  return me.data === null ? null : <GameStrip me={me.data} />
}

function OpenProjects() {
  const trpc = useTRPC()
  const projects = useInfiniteQuery(
    trpc.project.list.infiniteQueryOptions(openProjects, { getNextPageParam: (page) => page.nextCursor }),
  )
  if (projects.isPending) return <CardsSkeleton />
  if (projects.isError) return <ErrorPanel error={projects.error} onRetry={() => void projects.refetch()} />
  const cards = projects.data.pages.flatMap((page) => page.items)
  if (cards.length === 0) return <NothingOpen />
  return (
    <section aria-labelledby="open-projects" className="flex flex-col gap-4">
      <h2 id="open-projects" className="text-lg font-semibold">
        Open projects
      </h2>
      <ul className="grid gap-4 lg:grid-cols-2">
        {cards.map((card) => (
          <li key={card.projectId}>
            <ProjectCardLink project={card} />
          </li>
        ))}
      </ul>
      {projects.hasNextPage ? (
        <Button
          className="self-center"
          isPending={projects.isFetchingNextPage}
          onClick={() => void projects.fetchNextPage()}
        >
          Show more projects
        </Button>
      ) : null}
    </section>
  )
}

function NothingOpen() {
  return (
    <EmptyState
      icon={<Tags />}
      title="No project gives out runs now"
      text="A pool's owner opens a project when there are items to label. Meanwhile the pools show what is coming together."
      action={
        <LinkButton variant="primary" href={routes.pools()}>
          Look at the pools
        </LinkButton>
      }
    />
  )
}

function CardsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 lg:grid-cols-2">
      <Skeleton className="h-72 rounded-lg" />
      <Skeleton className="h-72 rounded-lg" />
    </div>
  )
}
