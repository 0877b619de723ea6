"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import { Tabs } from "@/app/_ui/tabs"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import { type Contribution, isJudged } from "../../../_views"
import { AccessLog } from "./_components/access-log"
import { CallReward } from "./_components/call-reward"
import { ConsentList } from "./_components/consent-list"
import { ContributionFigures } from "./_components/contribution-figures"
import { ContributionRows } from "./_components/contribution-rows"
import { GateCard } from "./_components/gate-card"
import { ReceiptCard } from "./_components/receipt-card"
import { ReleaseList } from "./_components/release-list"
import { UnfinishedNotice } from "./_components/unfinished-notice"

const pollMilliseconds = 1500

/** One contribution: what became of it, under which consent, who read it, what it earned, and its gate. */
export function ContributionScreen({ contributionId }: { readonly contributionId: Id<"contribution"> }) {
  return (
    <SignedInOnly what="see this contribution">
      {() => <LoadedContribution contributionId={contributionId} />}
    </SignedInOnly>
  )
}

function LoadedContribution({ contributionId }: { readonly contributionId: Id<"contribution"> }) {
  const trpc = useTRPC()
  const contribution = useQuery({
    ...trpc.contribution.get.queryOptions({ contributionId }),
    refetchInterval: (query) => (query.state.data?.state === "submitted" ? pollMilliseconds : false),
  })
  if (contribution.isPending) return <ContributionSkeleton />
  if (contribution.isError)
    return <ErrorPanel error={contribution.error} onRetry={() => void contribution.refetch()} />
  return <ContributionPageBody contribution={contribution.data} />
}

function ContributionPageBody({ contribution }: { readonly contribution: Contribution }) {
  const { title, state, pool } = contribution
  return (
    <>
      <PageHeader
        title={title}
        back={{ href: routes.myContributions(), label: "My data" }}
        status={<StatusBadge state={state} />}
        lead={`In the pool “${pool.name}”.`}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr] lg:gap-x-8 lg:gap-y-4">
        <div className="flex min-w-0 flex-col gap-6 max-lg:order-2 lg:row-span-2">
          <UnfinishedNotice contribution={contribution} />
          <CallReward contribution={contribution} />
          {isJudged(contribution) ? <ContributionFigures contribution={contribution} /> : null}
          <ContributionTabs contribution={contribution} />
        </div>
        <aside aria-label="Gate" className="max-lg:order-1">
          <GateCard contribution={contribution} />
        </aside>
        <aside aria-label="Receipt" className="max-lg:order-3">
          <ReceiptCard contribution={contribution} />
        </aside>
      </div>
    </>
  )
}

function ContributionTabs({ contribution }: { readonly contribution: Contribution }) {
  const { contributionId, consents } = contribution
  return (
    <Tabs
      label="About this contribution"
      tabs={[
        { value: "reads", label: "Who read my data", content: <AccessLog contributionId={contributionId} /> },
        { value: "rows", label: "Rows", content: <ContributionRows contribution={contribution} /> },
        { value: "consents", label: "Consent", content: <ConsentList consents={consents} /> },
        { value: "releases", label: "Releases", content: <ReleaseList contribution={contribution} /> },
      ]}
    />
  )
}

function ContributionSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-9 w-72" />
      <SkeletonRows rows={2} />
      <SkeletonRows rows={5} />
    </div>
  )
}
