"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Dialog } from "@/app/_ui/dialog"
import { Why } from "@/app/_ui/why"
import type { ProjectQualitySheet } from "./quality-report"

type DoubtedGold = ProjectQualitySheet["doubtedGolds"][number]

/** Golds that the labelers contradict, each with what they say instead; retiring one takes its effects back. */
export function DoubtedGolds({ quality }: { readonly quality: ProjectQualitySheet }) {
  const { doubtedGolds, classNames } = quality
  const [chosen, setChosen] = useState<DoubtedGold | null>(null)
  if (doubtedGolds.length === 0) return null
  const nameOf = (index: number) => classNames[index] ?? "?"
  return (
    <Card className="flex min-w-0 flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-sm font-medium">Golds that the labelers contradict</h3>
        <Why
          title="Golds that the labelers contradict"
          reason="A fit that was not told this gold is at least 90 % sure of another answer, from three labels or more. Labels weigh by skill, so a majority of careless labelers is not enough."
        />
      </div>
      <ul className="flex flex-col divide-y divide-line">
        {doubtedGolds.map((gold) => (
          <li
            key={gold.taskId}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <p className="min-w-0 text-sm">
              Task {gold.position + 1}: the gold says <strong>{nameOf(gold.goldIndex)}</strong>, the labelers{" "}
              <strong>{nameOf(gold.foundIndex)}</strong>, {formatPercent(gold.confidence)} sure
              <span className="block text-ink-soft">
                {gold.counts.map((count, index) => `${nameOf(index)} ${formatCount(count)}`).join(", ")}
              </span>
            </p>
            {quality.canRetireGold && quality.isOpen ? (
              <Button size="sm" onClick={() => setChosen(gold)}>
                Retire this gold
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen === null ? null : (
        <RetireDialog gold={chosen} projectId={quality.projectId} onClose={() => setChosen(null)} />
      )}
    </Card>
  )
}

function RetireDialog({
  gold,
  projectId,
  onClose,
}: {
  readonly gold: DoubtedGold
  readonly projectId: ProjectQualitySheet["projectId"]
  readonly onClose: () => void
}) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const retire = useMutation({
    ...trpc.project.retireGold.mutationOptions(),
    onError: showError,
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries(trpc.project.quality.queryFilter({ projectId }))
    },
  })
  return (
    <Dialog
      title={`Retire the gold of task ${gold.position + 1}?`}
      description="This cannot be taken back."
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            isPending={retire.isPending}
            onClick={() => retire.mutate({ taskId: gold.taskId })}
          >
            Retire the gold
          </Button>
        </>
      }
    >
      <p className="text-sm">
        The task is withdrawn and counts for nobody any more. Skills are fitted without it, and runs that it
        cost points get them back; what others won by it stays theirs. The transcript keeps the gold as it was
        committed, and says until when it counted.
      </p>
    </Dialog>
  )
}
