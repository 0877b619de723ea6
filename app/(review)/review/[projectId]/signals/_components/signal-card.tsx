"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { formatCount } from "@/app/_lib/format"
import { SignalFigures } from "@/app/_quality/signal-figures"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Badge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Meter } from "@/app/_ui/meter"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { Id } from "@/server/domain/id"
import type { LabelerSignal } from "../../../../_views"
import { PairTable } from "./pair-table"

interface SignalCardProps {
  readonly signal: LabelerSignal
  readonly projectId: Id<"project">
}

/** One signal: what is seen, why it is odd, what else may explain it, the numbers, and the moderator's word. */
export function SignalCard({ signal, projectId }: SignalCardProps) {
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="font-semibold">{signal.title}</h2>
          <p className="text-sm text-ink-faint">
            Found <RelativeTime at={signal.foundAt} />, seen again <RelativeTime at={signal.seenAt} />
          </p>
        </div>
        <DecisionBadge decision={signal.decision} />
      </div>
      <p className="max-w-prose text-sm">{signal.reason}</p>
      <p className="max-w-prose text-sm text-ink-soft">
        <span className="font-medium">Before you decide: </span>
        {signal.caution}
      </p>
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
        <SignalFigures figures={signal.figures} />
        <Labelers signal={signal} />
      </div>
      {signal.pairs.length === 0 ? null : <PairTable pairs={signal.pairs} />}
      <Decide signal={signal} projectId={projectId} />
    </Card>
  )
}

function DecisionBadge({ decision }: Pick<LabelerSignal, "decision">) {
  if (decision === null) return <Badge tone="amber">Not looked at</Badge>
  return decision === "keep" ? <Badge tone="good">Looked at, kept</Badge> : <Badge tone="bad">Paused</Badge>
}

function Labelers({ signal }: Pick<SignalCardProps, "signal">) {
  return (
    <ul aria-label="Labelers" className="flex flex-col gap-3">
      {signal.labelers.map((labeler) => (
        <li key={labeler.name} className="flex flex-col gap-1">
          <Meter
            label={`${labeler.name}, skill`}
            share={labeler.skillMean}
            interval={[labeler.skillLow, labeler.skillHigh]}
          />
          <span className="text-xs text-ink-faint">
            {formatCount(labeler.annotationCount)} {labeler.annotationCount === 1 ? "label" : "labels"}
            {labeler.isPaused ? "; takes no new runs here" : ""}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Decide({ signal, projectId }: SignalCardProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const decide = useMutation({
    ...trpc.review.decideSignal.mutationOptions(),
    onSuccess: () => queries.invalidateQueries(trpc.review.signals.queryFilter({ projectId })),
  })
  const { signalId, decision } = signal
  const who = signal.labelers.length === 1 ? "this labeler" : `these ${signal.labelers.length} labelers`
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={decision === "keep"}
          isPending={decide.isPending}
          onClick={() => decide.mutate({ signalId, decision: "keep" })}
        >
          Looked at: keep {who}
        </Button>
        <Button
          variant="danger"
          disabled={decision === "pause"}
          isPending={decide.isPending}
          onClick={() => decide.mutate({ signalId, decision: "pause" })}
        >
          Pause {who} here
        </Button>
      </div>
      {decide.isError ? <ErrorPanel error={decide.error} /> : null}
    </div>
  )
}
