"use client"
import { useQuery } from "@tanstack/react-query"
import { Download, FileClock, RotateCw } from "lucide-react"
import { useEffect } from "react"
import { formatBytes, formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useSiteConfig } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { buttonLook } from "@/app/_ui/button-look"
import { DefinitionList } from "@/app/_ui/definition-list"
import { EmptyState } from "@/app/_ui/empty-state"
import { Hash } from "@/app/_ui/hash"
import { PageHeader } from "@/app/_ui/page-header"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SheetSkeleton } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import { projectSteps } from "@/server/domain/transcript/recompute"
import type { VerifyStep } from "@/server/domain/transcript/verify-file"
import { OwnName } from "../../_components/own-name"
import { VerificationPanel } from "../../_components/verification-panel"
import { useVerification } from "../../_run/use-verification"
import type { TranscriptEdition, TranscriptSheet } from "../../_views"

/** Recomputes a closed project as soon as the page is open. */
export function VerifyProjectScreen({ projectId }: { readonly projectId: Id<"project"> }) {
  const trpc = useTRPC()
  const sheet = useQuery(trpc.transcript.get.queryOptions({ projectId }))
  if (sheet.isPending) return <SheetSkeleton />
  if (sheet.isError) return <ErrorPanel error={sheet.error} onRetry={() => void sheet.refetch()} />
  const [latest] = sheet.data.editions
  return (
    <article>
      <PageHeader
        title={`Verify “${sheet.data.project.name}”`}
        lead="From every answer to every label, credit and stake, recomputed on this device and held against the chain."
        back={{ href: routes.verify(), label: "Verify" }}
      />
      {latest === undefined ? (
        <EmptyState
          icon={<FileClock />}
          title="There is no transcript yet"
          text="It is published when the project closes; until then its golds stay hidden."
          action={<LinkButton href={routes.labelProject(projectId)}>To the project</LinkButton>}
        />
      ) : (
        <Recomputation sheet={sheet.data} latest={latest} />
      )}
    </article>
  )
}

interface RecomputationProps {
  readonly sheet: TranscriptSheet
  readonly latest: TranscriptEdition
}

function Recomputation({ sheet, latest }: RecomputationProps) {
  const { verification, recompute } = useProjectVerification(sheet, latest)
  const isRunning = verification.phase === "loading" || verification.phase === "recomputing"
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <VerificationPanel verification={verification} steps={stepsFor(sheet)} />
      <aside className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button isPending={isRunning} pendingLabel="Recomputing" onClick={() => void recompute()}>
            <RotateCw aria-hidden /> Again
          </Button>
          <a className={buttonLook({})} href={`/api/transcripts/${latest.transcriptId}`} download>
            <Download aria-hidden /> Transcript, {formatBytes(latest.byteSize)}
          </a>
        </div>
        <Facts sheet={sheet} latest={latest} />
        <OwnName me={sheet.me} />
      </aside>
    </div>
  )
}

function hasWeights({ me }: TranscriptSheet): boolean {
  return me !== null && me.weights.length > 0
}

function stepsFor(sheet: TranscriptSheet): readonly VerifyStep[] {
  return hasWeights(sheet) ? [...projectSteps, "own_weights"] : projectSteps
}

function useProjectVerification(sheet: TranscriptSheet, latest: TranscriptEdition) {
  const { verification, start } = useVerification()
  const config = useSiteConfig()
  const { onChainId } = sheet.pool
  const hashes = [sheet.goldAnchor?.transactionHash ?? null, latest.anchor?.transactionHash ?? null]
  const recompute = async () => {
    const { readProofs } = await import("@/app/_wallet/read-proofs")
    const chain = onChainId === null ? null : await readProofs(config, onChainId, hashes).catch(() => null)
    start({
      source: { url: `/api/transcripts/${latest.transcriptId}`, byteSize: latest.byteSize },
      expectation: { published: latest.root, chain, own: hasWeights(sheet) ? sheet.me : null },
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an edition; the button starts it again
  useEffect(() => void recompute(), [latest.transcriptId])
  return { verification, recompute }
}

function Facts({ sheet, latest }: RecomputationProps) {
  const { goldAnchor, goldCommitment } = sheet
  return (
    <DefinitionList
      className="[&_dt]:sm:w-28"
      items={[
        { term: "Pool", value: sheet.pool.name },
        { term: "Answers", value: formatCount(latest.annotationCount) },
        { term: "Lines", value: formatCount(latest.lineCount) },
        {
          term: "Edition",
          value: (
            <>
              {latest.edition}, <RelativeTime at={latest.writtenAt} />
            </>
          ),
        },
        { term: "Root", value: <Hash text={latest.root} noun="root" /> },
        { term: "Anchored by", value: <AnchorText hash={latest.anchor?.transactionHash ?? null} /> },
        ...(goldCommitment === null
          ? []
          : [{ term: "Golds' hash", value: <Hash text={goldCommitment} noun="commitment" /> }]),
        { term: "Committed by", value: <AnchorText hash={goldAnchor?.transactionHash ?? null} /> },
      ]}
    />
  )
}

function AnchorText({ hash }: { readonly hash: string | null }) {
  return hash === null ? "Waits for the chain" : <Hash text={hash} noun="transaction" />
}
