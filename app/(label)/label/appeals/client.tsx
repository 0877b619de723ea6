"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Scale } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import { AppealCard } from "./_components/appeal-card"
import { MyPauses } from "./_components/my-pauses"

/** One's own appeals with their clocks. */
export function AppealsScreen() {
  const { viewer } = useSession()
  return (
    <div className="page max-w-4xl py-8 sm:py-10">
      <PageHeader
        title="My appeals"
        back={{ href: routes.label(), label: "Label" }}
        lead="Decisions that you asked to have looked at again: settled answers, pauses, and rejected rows."
      />
      {viewer === null ? (
        <SignInNeeded title="Sign in to see your appeals" text="Only you can see what you appealed." />
      ) : (
        <div className="flex flex-col gap-8">
          <MyPauses />
          <Appeals />
        </div>
      )}
    </div>
  )
}

function Appeals() {
  const appeals = useInfiniteQuery(
    useTRPC().appeal.mine.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  )
  if (appeals.isPending) return <SkeletonRows rows={3} />
  if (appeals.isError) return <ErrorPanel error={appeals.error} onRetry={() => void appeals.refetch()} />
  const lines = appeals.data.pages.flatMap((page) => page.items)
  if (lines.length === 0) {
    return (
      <EmptyState
        icon={<Scale />}
        title="No appeals yet"
        text="Where a run was settled against an answer of yours, its summary offers an appeal: open the task under “Why?”. Rows that were turned away as repetitions can be appealed from their contribution in My data."
        action={<LinkButton href={routes.label()}>Look at your runs</LinkButton>}
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-4">
        {lines.map((line) => (
          <li key={line.appealId}>
            <AppealCard line={line} />
          </li>
        ))}
      </ul>
      <ShowMore list={appeals} className="self-center" />
    </div>
  )
}
