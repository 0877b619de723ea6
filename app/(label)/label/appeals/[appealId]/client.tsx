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
    refetchInterval: (query) => (isMoving(query.state.data) ? pollMilliseconds : false),
  })
  useMarkRead(appeal.data)
  if (appeal.isPending) return <SkeletonRows rows={5} />
  if (appeal.isError) return <ErrorPanel error={appeal.error} onRetry={() => void appeal.refetch()} />
  const sheet = appeal.data
  const { title, lead, place } = headOf(sheet)
  return (
    <>
      <PageHeader
        title={title}
        back={{ href: routes.appeals(), label: "My appeals" }}
        status={<StatusBadge state={sheet.state} />}
        lead={lead}
        actions={place}
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

/** What the appeal is about, and the way there. */
function headOf({ answer, project, rejection }: AppealSheet) {
  if (rejection !== null) {
    const { contributionId, title, poolName } = rejection
    return {
      title: "Appeal of rejected rows",
      lead: `In “${title}”, sent to the pool “${poolName}”.`,
      place: <LinkButton href={routes.myContribution(contributionId)}>The contribution</LinkButton>,
    }
  }
  if (answer !== null) {
    return {
      title: `Appeal of task ${answer.position + 1}`,
      lead: project?.question,
      place: <LinkButton href={routes.runSummary(answer.runId)}>The run</LinkButton>,
    }
  }
  return {
    title: "Appeal of a pause",
    lead: project === null ? undefined : `In “${project.name}”: ${project.question}`,
    place:
      project === null ? null : (
        <LinkButton href={routes.labelProject(project.projectId)}>The project</LinkButton>
      ),
  }
}

/** Waits for its outcome, or for rows that an outcome takes in. */
function isMoving(sheet: AppealSheet | undefined): boolean {
  if (sheet === undefined) return false
  const { decidedAt, state, rejection } = sheet
  if (decidedAt === null) return true
  return (
    state === "overturned" &&
    rejection !== null &&
    rejection.takenCount === 0 &&
    rejection.state !== "revoked"
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
      {sheet.subject === "rejection" ? " The rows stay out, and cannot be appealed again." : null}
    </div>
  )
}
