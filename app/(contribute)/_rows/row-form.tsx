"use client"
import { Checkbox } from "@/app/_ui/checkbox"
import { Field } from "@/app/_ui/field"
import { Input, Textarea } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type AdmissionReason, admissionReasonText } from "@/server/domain/contribution/admission"
import type { ItemField, ItemSchema } from "@/server/domain/pool/item-schema"
import type { RowValues } from "./row-values"

export interface RowFormProps {
  readonly schema: ItemSchema
  readonly values: RowValues
  readonly onValuesChange: (values: RowValues) => void
  /** Faults to show at their fields. */
  readonly reasons: readonly AdmissionReason[]
}

/** One row as a small form, made from what the pool says an item is. */
export function RowForm({ schema, values, onValuesChange, reasons }: RowFormProps) {
  return (
    <div className="flex flex-col gap-4">
      {schema.fields.map((field) => (
        <RowField
          key={field.name}
          field={field}
          isBody={field.name === schema.bodyField}
          value={values[field.name] ?? ""}
          onValueChange={(value) => onValuesChange({ ...values, [field.name]: value })}
          faults={reasons.filter((reason) => reason.field === field.name).map(admissionReasonText)}
        />
      ))}
    </div>
  )
}

interface RowFieldProps {
  readonly field: ItemField
  readonly isBody: boolean
  readonly value: string | boolean
  readonly onValueChange: (value: string | boolean) => void
  readonly faults: readonly string[]
}

function RowField(props: RowFieldProps) {
  const { field, value, onValueChange, faults } = props
  if (field.type === "boolean") {
    return (
      <Checkbox
        label={field.name}
        {...(field.description === "" ? {} : { hint: field.description })}
        isChecked={value === true}
        onCheckedChange={onValueChange}
      />
    )
  }
  return (
    <Field
      label={field.name}
      hint={fieldHint(field)}
      error={faults}
      {...(field.isRequired ? {} : { isOptional: true })}
    >
      <TextControl {...props} value={String(value)} />
    </Field>
  )
}

function TextControl({ field, isBody, value, onValueChange }: RowFieldProps & { readonly value: string }) {
  if (field.type === "choice") {
    const options = (field.choices ?? []).map((choice) => ({ value: choice, label: choice }))
    return <Select options={options} value={value === "" ? null : value} onValueChange={onValueChange} />
  }
  if (field.type === "text" && (isBody || (field.maxLength ?? 0) > 240)) {
    return <Textarea value={value} onChange={(event) => onValueChange(event.target.value)} />
  }
  return (
    <Input
      value={value}
      {...(field.type === "text" ? {} : { inputMode: "decimal" as const })}
      onChange={(event) => onValueChange(event.target.value)}
    />
  )
}

function fieldHint(field: ItemField): string {
  return [field.description, limitText(field)].filter((text) => text !== "").join(" ")
}

/** The limits of a field in words, or nothing where it has none. */
export function limitText({ type, minLength, maxLength, minimum, maximum }: ItemField): string {
  const unit = type === "text" ? " characters" : ""
  const [low, high] = type === "text" ? [minLength, maxLength] : [minimum, maximum]
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}.`
  if (low !== undefined) return `At least ${low}${unit}.`
  return high === undefined ? "" : `At most ${high}${unit}.`
}
