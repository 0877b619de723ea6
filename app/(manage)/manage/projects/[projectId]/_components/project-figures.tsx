"use client"
import { useQuery } from "@tanstack/react-query"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { BarChart } from "@/app/_ui/bar-chart"
import { Card, FigureCard } from "@/app/_ui/card"
import { ConfidenceHistogram } from "@/app/_ui/confidence-histogram"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { Why } from "@/app/_ui/why"
import type { ProjectProgress, ProjectSheet } from "../../../../_views"
import { DayChart } from "./day-chart"
import { LatestFit } from "./latest-fit"

const pollMilliseconds = 5000

/** How far a project is and how good its labels are, renewed while it runs. */
export function ProjectFigures({ project }: { readonly project: ProjectSheet }) {
  const trpc = useTRPC()
  const progress = useQuery({
    ...trpc.project.progress.queryOptions({ projectId: project.projectId }),
    refetchInterval: project.state === "open" || project.state === "closing" ? pollMilliseconds : false,
  })
  if (progress.isPending) return <SkeletonRows rows={5} />
  if (progress.isError) return <ErrorPanel error={progress.error} onRetry={() => void progress.refetch()} />
  return (
    <div className="flex flex-col gap-4">
      <Quality progress={progress.data} project={project} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card>
          <h2 className="pb-4 text-sm font-medium">Tasks by state</h2>
          <TaskStates progress={progress.data} />
        </Card>
        <Card>
          <ConfidenceHistogram counts={progress.data.confidenceBins} />
          <p className="pt-3 text-sm text-ink-soft">
            A task settles at {formatPercent(project.targetConfidence)} or above; lower ones are verdicts.
          </p>
        </Card>
        <DayChart days={progress.data.perDay} />
        <LatestFit progress={progress.data} />
      </div>
    </div>
  )
}

interface QualityProps {
  readonly progress: ProjectProgress
  readonly project: ProjectSheet
}

function Quality({ progress, project }: QualityProps) {
  const { labelsPerTask, goldAccuracy, alpha } = progress
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <FigureCard
        label="Labels a settled task"
        value={labelsPerTask === null ? "–" : labelsPerTask.toFixed(1)}
        note={`at most ${project.maxLabels} are allowed`}
      />
      <FigureCard
        label="Labels saved"
        value={formatCount(progress.labelsSaved)}
        note={
          <Why
            title="Labels saved"
            reason="Easy tasks settle before they have taken all the labels they may. This is what was not needed, against giving every settled task the most."
            figures={[
              { label: "Labels given", value: formatCount(progress.annotationCount) },
              { label: "Most a task", value: formatCount(project.maxLabels) },
              { label: "Saved", value: formatCount(progress.labelsSaved), isSum: true },
            ]}
          />
        }
      />
      <FigureCard
        label="Right on golds"
        value={goldAccuracy === null ? "–" : formatPercent(goldAccuracy, 1)}
        note={
          goldAccuracy === null
            ? "No gold has enough labels yet"
            : "settled by the crowd, held against the known answer"
        }
      />
      <FigureCard
        label="Agreement"
        value={alpha === null ? "–" : alpha.toFixed(2)}
        note={
          <Why
            title="Agreement between labelers"
            reason="Krippendorff’s alpha: 1 is perfect agreement, 0 is what chance alone would give."
          />
        }
      />
    </div>
  )
}

function TaskStates({ progress }: { readonly progress: ProjectProgress }) {
  const { tasks, runs, annotationCount, labelersCount } = progress
  const bars = [
    { key: "settled", label: "Settled", value: tasks.settledCount, tone: "good" },
    { key: "open", label: "Open", value: tasks.openCount, tone: "water" },
    { key: "escalated", label: "With a moderator", value: tasks.escalatedCount, tone: "amber" },
    { key: "withdrawn", label: "Withdrawn", value: tasks.withdrawnCount, tone: "neutral" },
  ] as const
  return (
    <>
      <BarChart label="Tasks by state" bars={bars.map((bar) => ({ ...bar, text: formatCount(bar.value) }))} />
      <p className="pt-4 text-sm text-ink-soft">
        {formatCount(annotationCount)} labels by {formatCount(labelersCount)} labelers;{" "}
        {formatCount(runs.openCount)} {runs.openCount === 1 ? "run" : "runs"} open,{" "}
        {formatCount(runs.waitingCount)} waiting to settle, {formatCount(runs.settledCount)} settled.
      </p>
    </>
  )
}
