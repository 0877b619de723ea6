"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import { Room } from "./_components/room"
import { RoomSkeleton } from "./_components/room-skeleton"
import { RunOver } from "./_components/run-over"

/** A run: one task at a time, nothing else. */
export function RunScreen({ runId }: { readonly runId: Id<"run"> }) {
  const { viewer } = useSession()
  if (viewer !== null) return <LoadedRun runId={runId} />
  return (
    <div className="page py-8">
      <SignInNeeded
        title="Sign in to go on with this run"
        text="Your answers are saved; only you can see them."
      />
    </div>
  )
}

function LoadedRun({ runId }: { readonly runId: Id<"run"> }) {
  const trpc = useTRPC()
  // The book of the open run knows better than any later answer of the server.
  const run = useQuery({ ...trpc.run.get.queryOptions({ runId }), refetchOnWindowFocus: false, staleTime: 0 })
  if (run.isPending) return <RoomSkeleton />
  // A room that is open stays: it saves again by itself when the server is back.
  if (run.isError && run.data === undefined)
    return (
      <div className="page py-8">
        <ErrorPanel error={run.error} onRetry={() => void run.refetch()} />
      </div>
    )
  if (run.data.run.state !== "open") return <RunOver sheet={run.data} />
  return <Room key={runId} sheet={run.data} onDoubt={() => void run.refetch()} />
}
