"use client"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type DurationUnit, type DurationValues, durationUnits } from "./duration-values"
import { FormSection } from "./form-section"
import type { PoolForm } from "./use-pool-form"

/** How long a grant lasts, and how long a buyer may look before the money moves. */
export function TimesSection({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  return (
    <FormSection id="times" title="Times" lead="Both are written into every release and every grant.">
      <div className="grid gap-5 sm:grid-cols-2">
        <DurationField
          label="A grant lasts"
          hint="After that a buyer can order no further copies."
          error={faultOf("grantDuration")}
          value={values.grantDuration}
          onValueChange={(grantDuration) => set({ grantDuration })}
        />
        <DurationField
          label="Buyers may inspect for"
          hint="The money waits in the contract this long; then it is divided."
          error={faultOf("inspection")}
          value={values.inspection}
          onValueChange={(inspection) => set({ inspection })}
        />
      </div>
    </FormSection>
  )
}

interface DurationFieldProps {
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  readonly value: DurationValues
  readonly onValueChange: (value: DurationValues) => void
}

const unitOptions = durationUnits.map((unit) => ({ value: unit, label: unit }))

function DurationField({ label, hint, error, value, onValueChange }: DurationFieldProps) {
  return (
    <div className="flex items-end gap-2">
      <Field label={label} hint={hint} error={error} className="flex-1">
        <Input
          inputMode="numeric"
          value={value.count}
          onChange={(event) => onValueChange({ ...value, count: event.target.value })}
        />
      </Field>
      <Select<DurationUnit>
        className="w-28"
        aria-label={`${label}, unit`}
        options={unitOptions}
        value={value.unit}
        onValueChange={(unit) => onValueChange({ ...value, unit })}
      />
    </div>
  )
}
