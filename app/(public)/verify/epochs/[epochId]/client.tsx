"use client"
import { useQuery } from "@tanstack/react-query"
import { Download, FileClock, RotateCw } from "lucide-react"
import { useEffect } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useSiteConfig, useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { DefinitionList } from "@/app/_ui/definition-list"
import { EmptyState } from "@/app/_ui/empty-state"
import { Hash } from "@/app/_ui/hash"
import { PageHeader } from "@/app/_ui/page-header"
import { SheetSkeleton } from "@/app/_ui/skeleton"
import { saveFile } from "@/app/_wallet/save-file"
import type { Id } from "@/server/domain/id"
import { transcriptText } from "@/server/domain/payout/transcript"
import { epochSteps, subjectOf } from "@/server/domain/transcript/verify-file"
import { VerificationPanel } from "../../_components/verification-panel"
import { useFindProjects } from "../../_run/use-find-projects"
import { useVerification } from "../../_run/use-verification"
import type { EpochSheet } from "../../_views"

type Transcript = NonNullable<EpochSheet["transcript"]>

/** Recomputes a closed epoch as soon as the page is open. */
export function VerifyEpochScreen({ epochId }: { readonly epochId: Id<"epoch"> }) {
  const trpc = useTRPC()
  const sheet = useQuery(trpc.epoch.get.queryOptions({ epochId }))
  if (sheet.isPending) return <SheetSkeleton />
  if (sheet.isError) return <ErrorPanel error={sheet.error} onRetry={() => void sheet.refetch()} />
  const { number, pool, state, transcript, vetoReason } = sheet.data
  return (
    <article>
      <PageHeader
        title={`Verify epoch ${number}`}
        lead={`From the sales of ${pool.name} and the weights its releases froze, to the root that pays.`}
        back={{ href: routes.verify(), label: "Verify" }}
        status={<StatusBadge state={state} />}
      />
      {state === "vetoed" ? (
        <Callout className="mb-6" title="This root was struck: nobody is paid by it">
          {vetoReason} What was earned waits for the next root.
        </Callout>
      ) : null}
      {transcript === null ? (
        <EmptyState
          icon={<FileClock />}
          title="This epoch is still open"
          text="Its transcript is written when it closes."
          action={<LinkButton href={routes.pool(pool.poolId)}>To the pool</LinkButton>}
        />
      ) : (
        <Recomputation epoch={sheet.data} transcript={transcript} />
      )}
    </article>
  )
}

function Recomputation({
  epoch,
  transcript,
}: {
  readonly epoch: EpochSheet
  readonly transcript: Transcript
}) {
  const { verification, recompute } = useEpochVerification(epoch, transcript)
  const isRunning = verification.phase === "loading" || verification.phase === "recomputing"
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <VerificationPanel verification={verification} steps={epochSteps} />
      <aside className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button isPending={isRunning} pendingLabel="Recomputing" onClick={() => void recompute()}>
            <RotateCw aria-hidden /> Again
          </Button>
          <Button
            onClick={() =>
              saveFile(`millpond-epoch-${epoch.number}-${epoch.epochId}.json`, transcriptText(transcript))
            }
          >
            <Download aria-hidden /> Transcript
          </Button>
        </div>
        <Facts epoch={epoch} transcript={transcript} />
      </aside>
    </div>
  )
}

function useEpochVerification(epoch: EpochSheet, transcript: Transcript) {
  const { verification, start } = useVerification()
  const config = useSiteConfig()
  const findProjects = useFindProjects()
  const recompute = async () => {
    const { readProofs } = await import("@/app/_wallet/read-proofs")
    const text = transcriptText(transcript)
    const subject = subjectOf(text)
    const projectIds = subject?.kind === "epoch" ? subject.projectIds : []
    const { projects, transactionHashes } = await findProjects(projectIds)
    const hashes = [epoch.proposeTransactionHash, ...transactionHashes]
    // Before the root is proposed there is nothing on chain to hold it against.
    const isProposed = epoch.proposeTransactionHash !== null
    const chain = isProposed
      ? await readProofs(config, transcript.poolOnChainId, hashes).catch(() => null)
      : null
    const source = { blob: new Blob([text]) }
    start({ source, projects, expectation: { published: epoch.transcriptHash, chain } })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an epoch; the button starts it again
  useEffect(() => void recompute(), [epoch.epochId])
  return { verification, recompute }
}

function Facts({ epoch, transcript }: { readonly epoch: EpochSheet; readonly transcript: Transcript }) {
  const token = useToken()
  const hashes = [
    ["Root", epoch.root],
    ["Transcript", epoch.transcriptHash],
    ["Proposed by", epoch.proposeTransactionHash],
    ["Accepted by", epoch.acceptTransactionHash],
  ] as const
  return (
    <DefinitionList
      className="[&_dt]:sm:w-28"
      items={[
        { term: "Paid out", value: <Amount amount={epoch.epochAmount} token={token} /> },
        { term: "Sales", value: formatCount(transcript.sales.length) },
        { term: "Lines", value: formatCount(transcript.earnings.length) },
        { term: "Leaves", value: formatCount(transcript.leaves.length) },
        ...hashes.flatMap(([term, hash]) =>
          hash === null ? [] : [{ term, value: <Hash text={hash} noun={term.toLowerCase()} /> }],
        ),
      ]}
    />
  )
}
