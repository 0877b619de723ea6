"use client"
import { Trash2 } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { Checkbox } from "@/app/_ui/checkbox"
import { Field } from "@/app/_ui/field"
import { Input, Textarea } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import type { ItemField } from "@/server/domain/pool/item-schema"
import type { FieldValues } from "./pool-values"

export interface FieldEditorProps {
  readonly field: FieldValues
  readonly place: number
  readonly faultOf: (name: string) => string | undefined
  readonly onChange: (next: Partial<FieldValues>) => void
  readonly onRemove?: () => void
}

const typeOptions: readonly { readonly value: ItemField["type"]; readonly label: string }[] = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "integer", label: "Whole number" },
  { value: "boolean", label: "Yes or no" },
  { value: "choice", label: "One of a list" },
]

/** One field of an item: name, type, whether it must be there, and its limits. */
export function FieldEditor({ field, place, faultOf, onChange, onRemove }: FieldEditorProps) {
  return (
    <li className="flex flex-col gap-4 rounded-lg border bg-surface p-4">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_auto]">
        <Field label={`Field ${place + 1}`} error={faultOf("name")}>
          <Input
            className="font-mono"
            placeholder="argument"
            spellCheck={false}
            autoCapitalize="none"
            value={field.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <Field label="Type" className="max-sm:order-last max-sm:col-span-2">
          <Select options={typeOptions} value={field.type} onValueChange={(type) => onChange({ type })} />
        </Field>
        <Button
          variant="quiet"
          isIconOnly
          className="mt-6.5"
          aria-label={`Remove field ${field.name || place + 1}`}
          disabled={onRemove === undefined}
          {...(onRemove === undefined ? {} : { onClick: onRemove })}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      <Limits field={field} faultOf={faultOf} onChange={onChange} />
      <Field label="What belongs here" isOptional error={faultOf("description")}>
        <Input
          value={field.description}
          placeholder="Shown to contributors beside the field"
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <Checkbox
        label="Must be filled"
        isChecked={field.isRequired}
        onCheckedChange={(isRequired) => onChange({ isRequired })}
      />
    </li>
  )
}

function Limits({ field, faultOf, onChange }: Omit<FieldEditorProps, "place" | "onRemove">) {
  if (field.type === "boolean") return null
  if (field.type === "choice") {
    return (
      <Field label="Values" hint="One a line, at least two." error={faultOf("choices")}>
        <Textarea
          rows={3}
          value={field.choices}
          onChange={(event) => onChange({ choices: event.target.value })}
        />
      </Field>
    )
  }
  const unit = field.type === "text" ? "letters" : undefined
  return (
    <div className="grid grid-cols-2 gap-4">
      {(["low", "high"] as const).map((side) => (
        <Field key={side} label={side === "low" ? "At least" : "At most"} isOptional error={faultOf(side)}>
          <Input
            inputMode="numeric"
            {...(unit === undefined ? {} : { unit })}
            value={field[side]}
            onChange={(event) => onChange({ [side]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  )
}
