"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel, showError } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { Button, LinkButton } from "@/app/_ui/button"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import type { AppealSheet } from "../../../_views"
import { AppealFacts } from "./_components/appeal-facts"
import { AppealOutcome } from "./_components/appeal-outcome"
import { MovementTable } from "./_components/movement-table"

const pollMilliseconds = 5000

/** One appeal: its clock, its outcome with the reasons, every point that it moved. */
export function AppealScreen({ appealId }: { readonly appealId: Id<"appeal"> }) {
  const { viewer } = useSession()
  return (
    <div className="page max-w-4xl py-8 sm:py-10">
      {viewer === null ? (
        <SignInNeeded title="Sign in to see this appeal" text="Only you can see what you appealed." />
      ) : (
        <LoadedAppeal appealId={appealId} />
      )}
    </div>
  )
}

function LoadedAppeal({ appealId }: { readonly appealId: Id<"appeal"> }) {
  const appeal = useQuery({
    ...useTRPC().appeal.get.queryOptions({ appealId }),
    refetchInterval: (query) => (query.state.data?.decidedAt === null ? pollMilliseconds : false),
  })
  useMarkRead(appeal.data)
  if (appeal.isPending) return <SkeletonRows rows={5} />
  if (appeal.isError) return <ErrorPanel error={appeal.error} onRetry={() => void appeal.refetch()} />
  const sheet = appeal.data
  return (
    <>
      <PageHeader
        title={sheet.answer === null ? "Appeal of a pause" : `Appeal of task ${sheet.answer.position + 1}`}
        back={{ href: routes.appeals(), label: "My appeals" }}
        status={<StatusBadge state={sheet.state} />}
        lead={sheet.answer === null ? `In “${sheet.projectName}”: ${sheet.question}` : sheet.question}
        actions={
          sheet.answer === null ? (
            <LinkButton href={routes.labelProject(sheet.projectId)}>The project</LinkButton>
          ) : (
            <LinkButton href={routes.runSummary(sheet.answer.runId)}>The run</LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-8">
        <AppealOutcome sheet={sheet} />
        <AppealFacts sheet={sheet} />
        <MovementTable sheet={sheet} />
        {sheet.decidedAt === null && sheet.reviewedCount === 0 ? <TakeBack sheet={sheet} /> : null}
      </div>
    </>
  )
}

/** Once the outcome is on the screen it is no longer new. */
function useMarkRead(sheet: AppealSheet | undefined): void {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { mutate } = useMutation(
    trpc.appeal.markRead.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.appeal.unread.queryFilter())
        void queryClient.invalidateQueries(trpc.appeal.mine.infiniteQueryFilter())
      },
    }),
  )
  const appealId = sheet !== undefined && sheet.decidedAt !== null && sheet.readAt === null ? sheet.id : null
  useEffect(() => {
    if (appealId !== null) mutate({ appealId })
  }, [appealId, mutate])
}

function TakeBack({ sheet }: { readonly sheet: AppealSheet }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const withdraw = useMutation(
    trpc.appeal.withdraw.mutationOptions({
      onError: showError,
      onSettled: () => queryClient.invalidateQueries(trpc.appeal.get.queryFilter({ appealId: sheet.id })),
    }),
  )
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
      <Button isPending={withdraw.isPending} onClick={() => withdraw.mutate({ appealId: sheet.id })}>
        Take the appeal back
      </Button>
      The stake comes back whole.
      {sheet.subject === "answer" ? " This answer cannot be appealed again." : null}
    </div>
  )
}
