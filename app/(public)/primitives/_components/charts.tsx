"use client"
import { BarChart, Histogram } from "@/app/_ui/bar-chart"
import { Card, Section } from "@/app/_ui/card"
import { ConfusionGrid } from "@/app/_ui/confusion-grid"
import { IntervalLine } from "@/app/_ui/interval-line"
import { Meter } from "@/app/_ui/meter"
import { ReliabilityDiagram } from "@/app/_ui/reliability-diagram"
import { ShareBar } from "@/app/_ui/share-bar"
import { Sparkline } from "@/app/_ui/sparkline"

const bins = [0, 0, 2, 5, 9, 14, 30, 61, 120, 210].map((count, place) => ({
  from: place / 10,
  to: (place + 1) / 10,
  count,
}))

/** Where people would rather look than read. */
export function Charts() {
  return (
    <Section title="Charts">
      <div className="grid gap-4 sm:grid-cols-2">
        <Card>
          <Histogram label="Confidence of labels" bins={bins} noun="labels" />
        </Card>
        <Card>
          <BarChart
            label="Split"
            bars={[
              { key: "contributors", label: "Contributors", value: 70, text: "70 %" },
              { key: "labelers", label: "Labelers", value: 20, text: "20 %", tone: "amber" },
              { key: "treasury", label: "Treasury", value: 10, text: "10 %", tone: "neutral" },
            ]}
          />
        </Card>
        <Card>
          <ShareBar
            label="Rows by verdict"
            parts={[
              { key: "accepted", label: "Taken", value: 12, text: "12", tone: "good" },
              { key: "held", label: "Held", value: 2, text: "2", tone: "amber" },
              { key: "rejected", label: "Not taken", value: 3, text: "3", tone: "bad" },
            ]}
          />
        </Card>
        <Card className="flex flex-col gap-4">
          <Meter label="Accuracy on gold" share={0.928} interval={[0.91, 0.943]} fractionDigits={1} />
          <Meter label="Against the target" share={0.71} target={0.8} tone="amber" />
          <Meter label="Agreement" share={0.38} tone="bad" />
        </Card>
        <Card>
          <Sparkline
            label="Items a day, from 0 to 120"
            values={[0, 10, 24, 22, 40, 80, 76, 120]}
            className="h-16 w-full"
          />
        </Card>
        <MeasuredCharts />
      </div>
    </Section>
  )
}

function MeasuredCharts() {
  return (
    <>
      <Card>
        <IntervalLine
          label="Right answers by day"
          points={[0.8, 0.84, 0.79, 0.88, 0.7].map((value, place) => ({
            key: String(place),
            value,
            low: value - 0.08,
            high: value + 0.06,
            text: `Day ${place + 1}: ${Math.round(value * 100)} %`,
          }))}
          ends={["1 May", "5 May"]}
        />
      </Card>
      <Card>
        <ReliabilityDiagram
          label="Confidence and right answers"
          bins={[0.65, 0.85, 0.95].map((share) => ({
            from: share - 0.05,
            to: share + 0.05,
            count: 40,
            meanConfidence: share,
            right: { value: share - 0.03, low: share - 0.12, high: share + 0.04 },
          }))}
        />
      </Card>
      <Card>
        <ConfusionGrid
          caption="Answers by settled class"
          classNames={["Yes", "No"]}
          cells={[0, 1, 2, 3].map((cell) => ({
            settledIndex: Math.floor(cell / 2),
            answeredIndex: cell % 2,
            count: 100,
            share:
              cell % 3 === 0 ? { value: 0.9, low: 0.83, high: 0.94 } : { value: 0.1, low: 0.06, high: 0.17 },
          }))}
        />
      </Card>
    </>
  )
}
