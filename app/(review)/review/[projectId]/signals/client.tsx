"use client"
import { useQuery } from "@tanstack/react-query"
import { Waves } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Callout } from "@/app/_ui/callout"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import { SignalCard } from "./_components/signal-card"

/** What is odd about a project's labelers, for its moderators. */
export function SignalsScreen({ projectId }: { readonly projectId: Id<"project"> }) {
  const { viewer } = useSession()
  return (
    <div className="page py-8">
      {viewer === null ? (
        <SignInNeeded title="Sign in to see signals" text="They open for the moderators of the pool." />
      ) : (
        <Signals projectId={projectId} />
      )}
    </div>
  )
}

function Signals({ projectId }: { readonly projectId: Id<"project"> }) {
  const trpc = useTRPC()
  const signals = useQuery(trpc.review.signals.queryOptions({ projectId }))
  if (signals.isPending) return <SkeletonRows rows={4} />
  if (signals.isError) return <ErrorPanel error={signals.error} onRetry={() => void signals.refetch()} />
  const { projectName, items } = signals.data
  return (
    <>
      <PageHeader
        title="Signals"
        lead={`What looks odd about labelers of “${projectName}”, with the numbers behind it.`}
        back={{ href: routes.reviewProject(projectId), label: "Desk" }}
      />
      <div className="flex flex-col gap-4">
        <Callout title="A signal is evidence, not a verdict">
          Nothing follows of it until you decide. A pause stops new runs in this project; what was earned
          stays. Labelers appear under names of this project alone.
        </Callout>
        {items.length === 0 ? (
          <EmptyState
            icon={<Waves />}
            title="Nothing odd was found"
            text="Each full fit looks again for copied answers, empty answers, patterns, odd times and drift."
          />
        ) : (
          <ul className="flex flex-col gap-4">
            {items.map((signal) => (
              <li key={signal.signalId}>
                <SignalCard signal={signal} projectId={projectId} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
