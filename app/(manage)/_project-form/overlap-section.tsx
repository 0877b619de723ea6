"use client"
import { formatPercent } from "@/app/_lib/format"
import { Slider } from "@/app/_ui/slider"
import { kinds } from "@/server/domain/kinds/registry"
import { FormSection } from "../_pool-form/form-section"
import type { ProjectForm } from "./use-project-form"
import { exampleAccuracy, overlapExample } from "./worked-examples"

const mostLabels = 25

/** How many labels a task takes, and how sure its label must be. */
export function OverlapSection({ form }: { readonly form: ProjectForm }) {
  const { values, set } = form
  return (
    <FormSection
      id="overlap"
      title="How sure is sure enough"
      lead="A task takes labels until its answer is sure enough. Easy tasks stop early, hard ones go on, and those that stay open go to a moderator."
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Slider
          label="Labels at least"
          minimum={1}
          maximum={mostLabels}
          value={values.minLabels}
          onValueChange={(minLabels) => set({ minLabels, maxLabels: Math.max(minLabels, values.maxLabels) })}
          note="No task settles with fewer, however sure they are."
        />
        <Slider
          label="Labels at most"
          minimum={1}
          maximum={mostLabels}
          value={values.maxLabels}
          onValueChange={(maxLabels) => set({ maxLabels, minLabels: Math.min(maxLabels, values.minLabels) })}
          note="After that a moderator decides."
        />
        <Slider
          label="Target confidence"
          minimum={51}
          maximum={99}
          value={Math.round(values.targetConfidence * 100)}
          describe={(value) => formatPercent(value / 100)}
          onValueChange={(value) => set({ targetConfidence: value / 100 })}
          note="The chance of being right at which a label stands."
        />
        <Slider
          label="Share of golds"
          minimum={0}
          maximum={50}
          step={5}
          value={Math.round(values.goldShare * 100)}
          describe={(value) => formatPercent(value / 100)}
          onValueChange={(value) => set({ goldShare: value / 100 })}
          note={goldNote(values.goldShare, values.runSize)}
        />
        <SecondLooks form={form} />
      </div>
      <OverlapExample form={form} />
    </FormSection>
  )
}

function SecondLooks({ form: { values, set } }: { readonly form: ProjectForm }) {
  return (
    <Slider
      label="Second looks at verdicts"
      minimum={0}
      maximum={50}
      step={5}
      value={Math.round(values.secondLookShare * 100)}
      describe={(value) => formatPercent(value / 100)}
      onValueChange={(value) => set({ secondLookShare: value / 100 })}
      note="So many verdicts are drawn and judged again by a moderator who does not know the first."
    />
  )
}

function goldNote(goldShare: number, runSize: number): string {
  if (goldShare === 0) return "No task’s answer is known beforehand; skill is found by agreement alone."
  const golds = goldShare * runSize
  return `About ${golds.toFixed(golds === Math.round(golds) ? 0 : 1)} of the ${runSize} tasks of a run have a known answer. They show who is careful.`
}

function OverlapExample({ form }: { readonly form: ProjectForm }) {
  const { values, config } = form
  const classCount = config === null ? 2 : kinds[values.kind].classes(config).length
  const example = overlapExample(values, classCount)
  const who = `With labelers who are right ${formatPercent(exampleAccuracy)} of the time`
  return (
    <p role="status" className="rounded-lg bg-sunken p-4 text-sm text-ink-soft">
      <strong className="font-medium text-ink">For example. </strong>
      {example.agreeingCount === null ? (
        <>
          {who}, even {values.maxLabels} who all agree do not reach {formatPercent(values.targetConfidence)}:
          every task would go to a moderator. Allow more labels or a lower target.
        </>
      ) : (
        <>
          {who}, {example.agreeingCount === 1 ? "one label is" : `${example.agreeingCount} who agree are`}{" "}
          enough and give {formatPercent(example.agreeingConfidence)}.{" "}
          {example.oneAgainstCount === null
            ? `With one against, a task stays open after ${values.maxLabels} labels and goes to a moderator.`
            : `With one against, it takes ${example.oneAgainstCount}.`}
        </>
      )}
    </p>
  )
}
