"use client"
import { useQuery } from "@tanstack/react-query"
import { ClipboardCheck } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import { AppealsDeskCard } from "./_components/appeals-desk-card"
import { ChallengesDeskCard } from "./_components/challenges-desk-card"
import { DeskCard } from "./_components/desk-card"

/** The desks of a moderator, fullest first. */
export function DesksScreen() {
  const { viewer } = useSession()
  return (
    <div className="page py-8 sm:py-10">
      <PageHeader
        title="Review"
        lead="Tasks that labelers could not settle. Each verdict has a reason, and the labelers it touches see it."
      />
      {viewer === null ? (
        <SignInNeeded
          title="Sign in to see your desks"
          text="A pool's owner appoints its moderators by their address."
        />
      ) : (
        <div className="flex flex-col gap-4">
          <ChallengesDeskCard />
          <Desks />
        </div>
      )}
    </div>
  )
}

function Desks() {
  const desks = useQuery(useTRPC().review.queues.queryOptions())
  if (desks.isPending) return <SkeletonRows rows={3} />
  if (desks.isError) return <ErrorPanel error={desks.error} onRetry={() => void desks.refetch()} />
  if (desks.data.items.length === 0) {
    return (
      <EmptyState
        icon={<ClipboardCheck />}
        title="No desk of yours yet"
        text="When a pool's owner appoints you as a moderator, its projects appear here with what waits for a verdict."
        action={<LinkButton href={routes.pools()}>Look at the pools</LinkButton>}
      />
    )
  }
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      <li className="md:col-span-2">
        <AppealsDeskCard />
      </li>
      {desks.data.items.map((desk) => (
        <li key={desk.projectId}>
          <DeskCard desk={desk} />
        </li>
      ))}
    </ul>
  )
}
