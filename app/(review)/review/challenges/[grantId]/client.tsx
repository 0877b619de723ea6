"use client"
import { useQuery } from "@tanstack/react-query"
import { ChallengeWords } from "@/app/_challenge/challenge-words"
import { shortenHex } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Callout } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { Countdown } from "@/app/_ui/countdown"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import type { ChallengeSheet } from "../../../_views"
import { ArbiterOnly } from "../_components/arbiter-only"
import { CaseFacts } from "./_components/case-facts"
import { DecisionForm } from "./_components/decision-form"

/** One challenge before the arbiter. */
export function ChallengeScreen({ grantId }: { readonly grantId: Id<"grant"> }) {
  return (
    <ArbiterOnly>
      <Case grantId={grantId} />
    </ArbiterOnly>
  )
}

function Case({ grantId }: { readonly grantId: Id<"grant"> }) {
  const found = useQuery(useTRPC().challenge.get.queryOptions({ grantId }))
  if (found.isPending) return <SkeletonRows rows={5} />
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  const sheet = found.data
  return (
    <article>
      <PageHeader
        title={sheet.release.name}
        lead={`Challenged by ${sheet.buyerName ?? shortenHex(sheet.buyerAddress)}, from ${sheet.pool.name}`}
        back={{ href: routes.reviewChallenges(), label: "Challenged grants" }}
        status={<StatusBadge state={sheet.state} />}
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <Section title="What was said">
            <ChallengeWords challenge={sheet.challenge} />
            {sheet.challenge.answer === null && sheet.can.resolve ? (
              <p className="pt-4 text-sm text-ink-faint">The pool’s owner has not answered yet.</p>
            ) : null}
          </Section>
          <CaseFacts sheet={sheet} />
        </div>
        <div className="min-w-0">
          <Clock sheet={sheet} />
          <DecisionForm sheet={sheet} />
        </div>
      </div>
    </article>
  )
}

function Clock({ sheet }: { readonly sheet: ChallengeSheet }) {
  const token = useToken()
  const paid = <Amount amount={sheet.paidAmount} token={token} className="font-medium text-ink" />
  if (!sheet.can.resolve) {
    return (
      <Callout tone="done" title="It has ended">
        {paid} was paid. What became of it stands beside the words.
      </Callout>
    )
  }
  return (
    <Callout
      tone="money"
      title={
        <>
          Time left: <Countdown endsAt={sheet.endsAt} after="none" />
        </>
      }
      className="mb-6"
    >
      {paid} waits in the contract. Unanswered by then, all of it goes to those who made the release.
    </Callout>
  )
}
