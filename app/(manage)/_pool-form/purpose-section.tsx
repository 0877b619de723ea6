"use client"
import { Field } from "@/app/_ui/field"
import { Input, Textarea } from "@/app/_ui/input"
import { FormSection } from "./form-section"
import type { PoolForm } from "./use-pool-form"

/** Name and purpose: what a contributor reads first and consents to. */
export function PurposeSection({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  return (
    <FormSection
      id="purpose"
      title="Purpose"
      lead="What contributors read before they put anything in. They consent to this and to nothing else."
    >
      <Field label="Name" error={faultOf("name")}>
        <Input value={values.name} maxLength={80} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field
        label="What the data is for"
        hint="Who will use it, for what, and what will not be done with it. Plain sentences."
        error={faultOf("purpose")}
      >
        <Textarea
          rows={5}
          value={values.purpose}
          onChange={(event) => set({ purpose: event.target.value })}
        />
      </Field>
    </FormSection>
  )
}
