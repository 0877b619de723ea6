"use client"
import type { inferRouterOutputs } from "@trpc/server"
import { Download } from "lucide-react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { formatDate } from "@/app/_lib/format-time"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { ConfusionGrid } from "@/app/_ui/confusion-grid"
import { IntervalLine } from "@/app/_ui/interval-line"
import { RelativeTime } from "@/app/_ui/relative-time"
import { ReliabilityDiagram } from "@/app/_ui/reliability-diagram"
import { Why } from "@/app/_ui/why"
import { saveFile } from "@/app/_wallet/save-file"
import type { AppRouter } from "@/server/api/router"
import { qualityCsv } from "@/server/domain/consensus/quality/quality-table"
import { LabelsPerTask } from "./labels-per-task"
import { QualityEstimates } from "./quality-estimates"

/** A project's measure as its owner and moderators see it. */
export type ProjectQualitySheet = NonNullable<inferRouterOutputs<AppRouter>["project"]["quality"]>
/** The same without what names a task: what buyers see too. */
export type Quality = Omit<ProjectQualitySheet, "doubtedGolds" | "isOpen" | "canRetireGold">

const shownDays = 30

/** The measured figures of a project's labels: each with its interval, what it means and the numbers behind it. */
export function QualityReport({ quality }: { readonly quality: Quality }) {
  const { figures, classNames } = quality
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-soft">
        <p>
          Measured over {formatCount(figures.labelCount)} labels of {formatCount(figures.labelerCount)}{" "}
          labelers, <RelativeTime at={quality.measuredAt} />. Intervals are 95 %.
        </p>
        <Button size="sm" onClick={() => saveFile("quality.csv", qualityCsv(figures, classNames))}>
          <Download aria-hidden />
          All figures as CSV
        </Button>
      </div>
      <QualityEstimates quality={quality} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Confusion quality={quality} />
        <Calibration quality={quality} />
        <Days quality={quality} />
        <Card className="min-w-0">
          <LabelsPerTask counts={figures.labelsPerTask} />
        </Card>
      </div>
    </div>
  )
}

function Confusion({ quality: { figures, classNames } }: { readonly quality: Quality }) {
  return (
    <Card className="flex min-w-0 flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-sm font-medium">What labelers answer</h3>
        <Why
          title="What labelers answer"
          reason="Of all labels on tasks that settled as the row says, the share that gave the column’s answer; each label counts as far as the settled answer is sure. Wilson’s interval."
        />
      </div>
      <ConfusionGrid caption="Answers by settled class" classNames={classNames} cells={figures.confusion} />
    </Card>
  )
}

function Calibration({ quality: { figures } }: { readonly quality: Quality }) {
  const { bins, expectedError, count } = figures.calibration
  return (
    <Card className="flex min-w-0 flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-sm font-medium">What confidence is worth</h3>
        <Why
          title="What confidence is worth"
          reason="Golds settled by fits that were not told their answer: of those that were 90 % sure, nine of ten should be right. The expected calibration error is the mean gap, weighed by golds."
        />
      </div>
      {expectedError === null ? (
        <p className="py-6 text-sm text-ink-soft">There is no gold with labels yet to measure it by.</p>
      ) : (
        <>
          <p className="text-sm text-ink-soft">
            Expected error{" "}
            <span className="tabular font-medium text-ink">{formatPercent(expectedError, 1)}</span> over{" "}
            {count === 1 ? "1 gold" : `${formatCount(count)} golds`}
          </p>
          <ReliabilityDiagram label="Confidence and right answers" bins={bins} />
        </>
      )}
    </Card>
  )
}

function Days({ quality: { figures } }: { readonly quality: Quality }) {
  const days = figures.days.slice(-shownDays)
  const first = days[0]
  const last = days.at(-1)
  return (
    <Card className="flex min-w-0 flex-col gap-3">
      {first === undefined || last === undefined ? (
        <p className="py-6 text-sm text-ink-soft">No day with labels yet.</p>
      ) : (
        <IntervalLine
          label="Right answers by day"
          points={days.map(({ day, labelCount, right }) => ({
            key: day,
            ...right,
            text: `${dateOf(day)}: ${formatPercent(right.value)} right (${formatPercent(right.low)} to ${formatPercent(right.high)}), ${formatCount(labelCount)} labels`,
          }))}
          ends={[dateOf(first.day), dateOf(last.day)]}
        />
      )}
      <Why
        title="Right answers by day"
        reason="How far the labels of a day agree with all other labels of their tasks, and with the golds. A fall means drift: harder tasks, other labelers, or guidelines that are read differently."
        label="What is this?"
      />
    </Card>
  )
}

function dateOf(day: string): string {
  return formatDate(new Date(`${day}T00:00:00Z`))
}
