"use client"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { BarChart } from "@/app/_ui/bar-chart"
import { Callout } from "@/app/_ui/callout"
import { Card, FigureCard, Section } from "@/app/_ui/card"
import { ConfidenceHistogram } from "@/app/_ui/confidence-histogram"
import { Why } from "@/app/_ui/why"
import type { ReleaseFigures } from "@/server/domain/release/figures"
import type { ReleaseSheet } from "../../../../_views"

/** How good the labels are, with what each figure is reckoned from. */
export function ReleaseQuality({ release }: { readonly release: ReleaseSheet }) {
  const { figures } = release
  if (figures === null) {
    return (
      <Callout title="This release is being prepared">
        Its items, labels and weights are counted and hashed. The figures appear here by themselves.
      </Callout>
    )
  }
  return (
    <Section
      title="Quality"
      lead={`“${release.project.question}” Measured when the release was cut; it never changes.`}
      className="pt-0"
    >
      <QualityFigures figures={figures} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Card>
          <h3 className="pb-4 text-sm font-medium">Labels by class</h3>
          <BarChart
            label="Labels by class"
            bars={figures.classCounts.map(({ name, count }) => ({
              key: name,
              label: name,
              value: count,
              text: `${formatCount(count)} · ${formatPercent(count / Math.max(1, release.labelCount))}`,
            }))}
          />
        </Card>
        <Card>
          <ConfidenceHistogram counts={figures.confidenceBins} />
        </Card>
      </div>
    </Section>
  )
}

function QualityFigures({ figures }: { readonly figures: ReleaseFigures }) {
  const { goldAccuracy, majorityGoldAccuracy, goldCount, alpha } = figures
  return (
    <div className="grid grid-cols-2 gap-3">
      <FigureCard
        label="Right on golds"
        value={goldAccuracy === null ? "Not measured" : formatPercent(goldAccuracy, 1)}
        note={
          goldAccuracy === null ? (
            "There were no golds to measure by"
          ) : (
            <Why
              title="Right on golds"
              reason="Tasks whose answer was known and committed before labeling began, settled by the crowd as if it were not."
              figures={[
                { label: "Golds", value: formatCount(goldCount) },
                { label: "Right, this release", value: formatPercent(goldAccuracy, 1) },
                ...(majorityGoldAccuracy === null
                  ? []
                  : [{ label: "Right, plain majority", value: formatPercent(majorityGoldAccuracy, 1) }]),
              ]}
            />
          )
        }
      />
      <FigureCard
        label="Mean confidence"
        value={formatPercent(figures.meanConfidence, 1)}
        note="posterior probability of the settled answers"
      />
      <FigureCard
        label="Agreement"
        value={alpha === null ? "Not measured" : alpha.toFixed(2)}
        note={
          <Why
            title="Agreement between labelers"
            reason="Krippendorff’s alpha over all labels: 1 is perfect agreement, 0 is what chance alone would give. Hard questions have a low one, whoever labels."
          />
        }
      />
      <FigureCard
        label="Labels a task"
        value={figures.labelsPerTask.toFixed(1)}
        note={`${formatCount(figures.annotationCount)} labels; ${formatCount(figures.settledByVerdictCount)} tasks settled by a moderator`}
      />
    </div>
  )
}
