"use client"
import { Plus } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { Checkbox } from "@/app/_ui/checkbox"
import { Field } from "@/app/_ui/field"
import { Select } from "@/app/_ui/select"
import { type MediaType, mediaTypes } from "@/server/domain/pool/item-schema"
import { FieldEditor } from "./field-editor"
import { FormSection } from "./form-section"
import { ItemPreview } from "./item-preview"
import { blankField, type FieldValues } from "./pool-values"
import type { PoolForm } from "./use-pool-form"

const mostFields = 40

/** What an item is made of, what labelers read of it, and which files are taken. */
export function ItemsSection({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  const change = (key: string, next: Partial<FieldValues>) =>
    set({ fields: values.fields.map((field) => (field.key === key ? { ...field, ...next } : field)) })
  return (
    <FormSection
      id="items"
      title="What an item is"
      lead="An item is the smallest thing that is labeled and sold: one row of a file. The vault takes a row only if it fits."
    >
      <ol className="flex flex-col gap-3">
        {values.fields.map((field, place) => (
          <FieldEditor
            key={field.key}
            field={field}
            place={place}
            faultOf={(name) => faultOf(`${field.key}.${name}`)}
            onChange={(next) => change(field.key, next)}
            {...(values.fields.length === 1
              ? {}
              : { onRemove: () => set({ fields: values.fields.filter(({ key }) => key !== field.key) }) })}
          />
        ))}
      </ol>
      {faultOf("fields") === undefined ? null : <p className="text-sm text-bad-ink">{faultOf("fields")}</p>}
      <Button
        className="self-start"
        disabled={values.fields.length >= mostFields}
        onClick={() => set({ fields: [...values.fields, blankField(nextKey(values.fields))] })}
      >
        <Plus aria-hidden /> Add a field
      </Button>
      <FieldRoles form={form} />
      <MediaTypes form={form} />
      <ItemPreview values={values} />
    </FormSection>
  )
}

const noGroup = "none"

function FieldRoles({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  const named = values.fields.map((field) => ({
    value: field.key,
    label: field.name.trim() || "Unnamed field",
  }))
  const texts = named.filter(({ value }) => values.fields.find(({ key }) => key === value)?.type === "text")
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field
        label="Labelers read"
        hint="The text of an item; the other fields stand beside it."
        error={faultOf("bodyKey")}
      >
        <Select
          options={texts}
          value={texts.some(({ value }) => value === values.bodyKey) ? values.bodyKey : null}
          onValueChange={(bodyKey) => set({ bodyKey })}
        />
      </Field>
      <Field
        label="Compare only within"
        hint="Pairs are made of items with the same value here: one topic, one language."
        error={faultOf("groupKey")}
        isOptional
      >
        <Select
          options={[
            { value: noGroup, label: "No group: any item with any other" },
            ...named.filter(({ value }) => value !== values.bodyKey),
          ]}
          value={values.groupKey === "" ? noGroup : values.groupKey}
          onValueChange={(key) => set({ groupKey: key === noGroup ? "" : key })}
        />
      </Field>
    </div>
  )
}

const mediaTexts: Record<MediaType, { readonly label: string; readonly hint: string }> = {
  "application/jsonl": { label: "JSON Lines", hint: "One row a line; every field can be filled." },
  "text/plain": { label: "Plain text", hint: "A file is one item; it fills the text alone." },
}

function MediaTypes({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  const fault = faultOf("mediaTypes")
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 text-sm font-medium">Files that may be sent</legend>
      {mediaTypes.map((mediaType) => (
        <Checkbox
          key={mediaType}
          {...mediaTexts[mediaType]}
          isChecked={values.mediaTypes.includes(mediaType)}
          onCheckedChange={(isChecked) =>
            set({
              mediaTypes: mediaTypes.filter((one) =>
                one === mediaType ? isChecked : values.mediaTypes.includes(one),
              ),
            })
          }
        />
      ))}
      {fault === undefined ? null : <p className="text-sm text-bad-ink">{fault}</p>}
    </fieldset>
  )
}

function nextKey(fields: readonly FieldValues[]): string {
  const highest = Math.max(0, ...fields.map(({ key }) => Number(key.replace("field-", "")) || 0))
  return `field-${highest + 1}`
}
