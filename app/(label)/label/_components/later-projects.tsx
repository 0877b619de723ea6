"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useToken } from "@/app/_lib/site-config-context"
import { TrpcProvider, useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { ShowMore } from "@/app/_ui/show-more"
import { Skeleton } from "@/app/_ui/skeleton"
import type { ProjectPage } from "../../_views"
import { openProjects } from "./open-projects-query"
import { ProjectCards } from "./project-card-link"

export interface LaterProjectsProps {
  /** Where the projects shown before end. */
  readonly cursor: NonNullable<ProjectPage["nextCursor"]>
}

/** The projects after those that came with the page. */
export function LaterProjects(props: LaterProjectsProps) {
  return (
    <TrpcProvider>
      <Later {...props} />
    </TrpcProvider>
  )
}

function Later({ cursor }: LaterProjectsProps) {
  const trpc = useTRPC()
  const token = useToken()
  const projects = useInfiniteQuery(
    trpc.project.list.infiniteQueryOptions(openProjects, {
      initialCursor: cursor,
      getNextPageParam: (page) => page.nextCursor,
    }),
  )
  if (projects.isPending) return <CardsSkeleton />
  if (projects.isError) return <ErrorPanel error={projects.error} onRetry={() => void projects.refetch()} />
  return (
    <>
      <ProjectCards token={token} projects={projects.data.pages.flatMap((page) => page.items)} />
      <ShowMore list={projects} label="Show more projects" className="self-center" />
    </>
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
