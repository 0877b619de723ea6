"use client"
import { useQuery } from "@tanstack/react-query"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { RadioGroup } from "@/app/_ui/radio-group"
import { Skeleton } from "@/app/_ui/skeleton"
import { Slider } from "@/app/_ui/slider"
import type { Id } from "@/server/domain/id"
import { FormSection } from "../_pool-form/form-section"
import type { ProjectForm } from "./use-project-form"

interface WhoSectionProps {
  readonly form: ProjectForm
  readonly poolId: Id<"pool">
}

/** Offered first: what most careful labelers reach after a run or two. */
const usualMinSkill = 0.6

/** Whom the project takes: everybody, or those who have shown that they are right often enough. */
export function WhoSection({ form, poolId }: WhoSectionProps) {
  const { values, set } = form
  const { minSkill } = values
  return (
    <FormSection
      id="who"
      title="Who may label"
      lead="A hard question may want labelers who have shown in other projects of this kind that they are right. Training, where you have some, is asked for beside it."
    >
      <RadioGroup
        legend="Whom the project takes"
        value={minSkill === null ? "everybody" : "skilled"}
        options={[
          { value: "everybody", label: "Everybody", hint: "Golds and agreement show who is careful." },
          {
            value: "skilled",
            label: "Labelers of a least skill",
            hint: "Others are told what is asked and where they can show it.",
          },
        ]}
        onValueChange={(who) => set({ minSkill: who === "everybody" ? null : usualMinSkill })}
      />
      {minSkill === null ? null : (
        <>
          <Slider
            label="Least skill"
            minimum={5}
            maximum={95}
            step={5}
            value={Math.round(minSkill * 100)}
            describe={(value) => formatPercent(value / 100)}
            onValueChange={(value) => set({ minSkill: value / 100 })}
            note={`We are 95 % sure that at least ${formatPercent(minSkill)} of their answers to this kind are right.`}
          />
          <WhoIsThere form={form} poolId={poolId} minSkill={minSkill} />
        </>
      )}
    </FormSection>
  )
}

/** How many would be let in now, so that nobody opens a project that waits for people who do not exist. */
function WhoIsThere({ form, poolId, minSkill }: WhoSectionProps & { readonly minSkill: number }) {
  const trpc = useTRPC()
  const { kind } = form.values
  const skilled = useQuery(trpc.project.countSkilled.queryOptions({ poolId, kind }))
  if (skilled.isPending) return <Skeleton className="h-14" />
  if (skilled.isError) return <ErrorPanel error={skilled.error} onRetry={() => void skilled.refetch()} />
  const { knownCount, steps } = skilled.data
  const step = steps.find((one) => Math.round(one.minSkill * 100) === Math.round(minSkill * 100))
  const count = step?.count ?? 0
  return (
    <p role="status" className="rounded-lg bg-sunken p-4 text-sm text-ink-soft">
      <strong className="font-medium text-ink">
        {formatCount(count)} of {formatCount(knownCount)} labelers
      </strong>{" "}
      known in this kind meet it now. {count === 0 ? "The project would wait until somebody does. " : null}
      {step === undefined
        ? null
        : `Somebody new gets there with about ${formatCount(step.newcomerAnswers)} right answers elsewhere.`}
    </p>
  )
}
