import { type AdmissionReason, checkContent } from "@/server/domain/contribution/admission"
import type { ItemField, ItemSchema } from "@/server/domain/pool/item-schema"

/** A row as a form holds it: text as typed, by field name. */
export type RowValues = Readonly<Record<string, string | boolean>>

/** Form values of a row's content; what the pool has no field for stays out. */
export function rowValuesOf(content: Readonly<Record<string, unknown>>, schema: ItemSchema): RowValues {
  return Object.fromEntries(
    schema.fields.map((field) => [field.name, formValueOf(field, content[field.name])]),
  )
}

function formValueOf(field: ItemField, value: unknown): string | boolean {
  if (field.type === "boolean") return value === true || value === "true"
  if (value === undefined || value === null) return ""
  return typeof value === "string" ? value : JSON.stringify(value)
}

/** Names in a row that the pool has no field for. */
export function strangeFieldsOf(
  content: Readonly<Record<string, unknown>>,
  schema: ItemSchema,
): readonly string[] {
  const known = new Set(schema.fields.map((field) => field.name))
  return Object.keys(content).filter((name) => !known.has(name))
}

/** The row that a form stands for; empty optional fields are left out, numbers are numbers. */
export function contentOf(values: RowValues, schema: ItemSchema): Readonly<Record<string, unknown>> {
  const pairs = schema.fields.flatMap((field): [string, unknown][] => {
    const value = values[field.name] ?? ""
    if (field.type === "boolean") return [[field.name, value === true]]
    const text = String(value).trim()
    if (text === "") return []
    if (field.type !== "number" && field.type !== "integer") return [[field.name, text]]
    const number = Number(text.replace(",", "."))
    return [[field.name, Number.isFinite(number) ? number : text]]
  })
  return Object.fromEntries(pairs)
}

/** What the pool would say to this row now, by field; the same rules as the vault's. */
export function faultsOf(values: RowValues, schema: ItemSchema): readonly AdmissionReason[] {
  const reading = checkContent(contentOf(values, schema), schema)
  return reading.ok ? [] : reading.reasons
}

/** Whether nothing has been typed yet. */
export function isBlank(values: RowValues): boolean {
  return Object.values(values).every((value) => typeof value === "boolean" || value.trim() === "")
}
