"use client"
import { formatPercent } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Slider } from "@/app/_ui/slider"
import { FormSection } from "../_pool-form/form-section"
import type { ProjectForm } from "./use-project-form"
import { runExample } from "./worked-examples"

/** How long a run is and what it earns or costs. */
export function PointsSection({ form }: { readonly form: ProjectForm }) {
  const { values, set } = form
  return (
    <FormSection
      id="points"
      title="Runs and points"
      lead="Labelers take tasks in runs. Points divide the labelers’ part of every later sale, so they cost you nothing now."
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Slider
          label="Tasks a run"
          minimum={1}
          maximum={50}
          value={values.runSize}
          onValueChange={(runSize) => set({ runSize })}
          note="Ten take most people five minutes."
        />
        <Slider
          label="Time for a run"
          minimum={5}
          maximum={240}
          step={5}
          value={values.leaseMinutes}
          describe={(minutes) => `${minutes} min`}
          onValueChange={(leaseMinutes) => set({ leaseMinutes })}
          note="Then its tasks go back to the others, and the stake comes back whole."
        />
        <PointFields form={form} />
        <Slider
          label="Target score"
          minimum={0}
          maximum={95}
          step={5}
          value={Math.round(values.targetScore * 100)}
          describe={(value) => formatPercent(value / 100)}
          onValueChange={(value) => set({ targetScore: value / 100 })}
          note="At this score the stake comes back as it was; above it wins, below it loses."
        />
      </div>
      <RunExample form={form} />
    </FormSection>
  )
}

function PointFields({ form: { values, set } }: { readonly form: ProjectForm }) {
  return (
    <>
      <WholeField
        label="Reward an answer"
        hint="Points for an answer that turns out right, without a stake."
        value={values.rewardPoints}
        onValueChange={(rewardPoints) => set({ rewardPoints })}
      />
      <WholeField
        label="Highest stake a run"
        hint="A labeler’s level may allow less. At the highest stake an answer earns double."
        value={values.maxStakePoints}
        onValueChange={(maxStakePoints) => set({ maxStakePoints })}
      />
    </>
  )
}

interface WholeFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: number
  readonly onValueChange: (value: number) => void
}

const mostPoints = 1_000_000

function WholeField({ label, hint, value, onValueChange }: WholeFieldProps) {
  return (
    <Field label={label} hint={hint}>
      <Input
        inputMode="numeric"
        unit="points"
        value={String(value)}
        onChange={(event) =>
          onValueChange(Math.min(mostPoints, Number(event.target.value.replace(/\D/g, "") || "0")))
        }
      />
    </Field>
  )
}

const scores = (target: number) => [1, target, Math.max(0, target - 0.3)]

function RunExample({ form }: { readonly form: ProjectForm }) {
  const { values } = form
  return (
    <div className="overflow-x-auto rounded-lg bg-sunken p-4 text-sm">
      <table className="w-full">
        <caption className="pb-2 text-left font-medium">For example, a run of {values.runSize}</caption>
        <thead className="text-left text-xs text-ink-faint">
          <tr>
            <th scope="col" className="py-1 pr-4 font-medium">
              Score
            </th>
            <th scope="col" className="py-1 pr-4 text-right font-medium">
              Earns without a stake
            </th>
            <th scope="col" className="py-1 pr-4 text-right font-medium">
              Earns at the highest
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              And the stake
            </th>
          </tr>
        </thead>
        <tbody>
          {[...new Set(scores(values.targetScore))].map((score) => {
            const { plain, staked } = runExample(values, score)
            return (
              <tr key={score}>
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {formatPercent(score)}
                </th>
                <td className="py-1 pr-4 text-right">
                  <Points points={plain.earnedPoints} />
                </td>
                <td className="py-1 pr-4 text-right">
                  <Points points={staked.earnedPoints} />
                </td>
                <td className="py-1 text-right">
                  <Points points={staked.settlementPoints} sign="always" />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
