import { formatAmount, parseAmount } from "@/app/_lib/format"
import { type PoolDraft, type PoolDraftInput, poolDraftSchema } from "@/server/domain/pool/draft"
import { type ItemField, type MediaType, mediaTypes } from "@/server/domain/pool/item-schema"
import { type DurationValues, durationValuesOf, secondsOf } from "./duration-values"

/** A field of an item as the editor holds it; bounds as typed, choices one a line. */
export interface FieldValues {
  /** Stays while the name is changed. */
  readonly key: string
  readonly name: string
  readonly type: ItemField["type"]
  readonly isRequired: boolean
  readonly description: string
  readonly low: string
  readonly high: string
  readonly choices: string
}

/** The terms of a pool as the form holds them. Everything is JSON, so that a browser can keep it. */
export interface PoolValues {
  readonly name: string
  readonly purpose: string
  readonly fields: readonly FieldValues[]
  readonly bodyKey: string
  /** Empty: items of all kinds are compared with one another. */
  readonly groupKey: string
  readonly mediaTypes: readonly MediaType[]
  readonly licenceId: string
  readonly licenceText: string
  readonly price: string
  readonly split: PoolDraftInput["split"]
  readonly treasuryAddress: string
  readonly grantDuration: DurationValues
  readonly inspection: DurationValues
}

export interface ReadPool {
  /** Null while something does not fit. */
  readonly draft: PoolDraft | null
  /** What does not fit, by the form's own name of the control. */
  readonly faults: Readonly<Record<string, string>>
}

/** A new pool's form: one text field, a common licence, a split that favours who put data in. */
export function blankPool(treasuryAddress: string): PoolValues {
  return {
    name: "",
    purpose: "",
    fields: [{ ...blankField("field-1"), name: "text", isRequired: true }],
    bodyKey: "field-1",
    groupKey: "",
    mediaTypes: ["application/jsonl"],
    licenceId: "CC-BY-4.0",
    licenceText: "",
    price: "",
    split: { contributorsBps: 4_500, labelersBps: 3_500, moderatorsBps: 1_000, treasuryBps: 1_000 },
    treasuryAddress,
    grantDuration: { count: "365", unit: "days" },
    inspection: { count: "3", unit: "days" },
  }
}

export function blankField(key: string): FieldValues {
  return { key, name: "", type: "text", isRequired: false, description: "", low: "", high: "", choices: "" }
}

type KeptTerms = Omit<PoolDraft, "mediaTypes" | "treasuryAddress"> & {
  readonly mediaTypes: readonly string[]
  readonly treasuryAddress: string
}

/** The form of a draft that the server keeps. */
export function poolValuesOf(pool: KeptTerms, decimals: number): PoolValues {
  const fields = pool.itemSchema.fields.map((field, place) => fieldValuesOf(field, `field-${place + 1}`))
  const keyOf = (name: string | undefined) => fields.find((field) => field.name === name)?.key ?? ""
  return {
    name: pool.name,
    purpose: pool.purpose,
    fields,
    bodyKey: keyOf(pool.itemSchema.bodyField),
    groupKey: keyOf(pool.itemSchema.groupField),
    mediaTypes: mediaTypes.filter((mediaType) => pool.mediaTypes.includes(mediaType)),
    licenceId: pool.licenceId,
    licenceText: pool.licenceText ?? "",
    price: formatAmount(pool.priceAmount, decimals).replaceAll(",", ""),
    split: pool.split,
    treasuryAddress: pool.treasuryAddress,
    grantDuration: durationValuesOf(pool.grantDurationSeconds),
    inspection: durationValuesOf(pool.inspectionSeconds),
  }
}

function fieldValuesOf(field: ItemField, key: string): FieldValues {
  const [low, high] =
    field.type === "text" ? [field.minLength, field.maxLength] : [field.minimum, field.maximum]
  return {
    key,
    name: field.name,
    type: field.type,
    isRequired: field.isRequired,
    description: field.description,
    low: low === undefined ? "" : String(low),
    high: high === undefined ? "" : String(high),
    choices: (field.choices ?? []).join("\n"),
  }
}

/** Reads the form by the domain's own rules. */
export function readPoolValues(values: PoolValues, decimals: number): ReadPool {
  const reading = poolDraftSchema.safeParse(inputOf(values, decimals))
  if (reading.success) return { draft: reading.data, faults: {} }
  const faults: Record<string, string> = {}
  for (const { path, message } of reading.error.issues) {
    faults[controlOf(path, values)] ??= inWords(path, message)
  }
  return { draft: null, faults }
}

/** The item schema alone, for the preview; a field without a name is left out. */
export function itemSchemaOf(values: Pick<PoolValues, "fields" | "bodyKey" | "groupKey">) {
  const nameOf = (key: string) => values.fields.find((field) => field.key === key)?.name.trim()
  const groupField = nameOf(values.groupKey)
  return {
    fields: values.fields.map(fieldOf),
    bodyField: nameOf(values.bodyKey) ?? "",
    ...(groupField === undefined ? {} : { groupField }),
  }
}

function inputOf(values: PoolValues, decimals: number): PoolDraftInput {
  return {
    name: values.name,
    purpose: values.purpose,
    itemSchema: itemSchemaOf(values),
    mediaTypes: [...values.mediaTypes],
    licenceId: values.licenceId,
    licenceText: values.licenceId === "own" ? values.licenceText : null,
    priceAmount: parseAmount(values.price, decimals) ?? 0n,
    split: values.split,
    treasuryAddress: values.treasuryAddress.trim() as `0x${string}`,
    grantDurationSeconds: secondsOf(values.grantDuration),
    inspectionSeconds: secondsOf(values.inspection),
  }
}

function fieldOf(field: FieldValues): ItemField {
  const { type } = field
  const low = bound(field.low)
  const high = bound(field.high)
  return {
    name: field.name.trim(),
    type,
    isRequired: field.isRequired,
    description: field.description.trim(),
    ...(type === "text" && low !== undefined ? { minLength: low } : {}),
    ...(type === "text" && high !== undefined ? { maxLength: high } : {}),
    ...(isNumber(type) && low !== undefined ? { minimum: low } : {}),
    ...(isNumber(type) && high !== undefined ? { maximum: high } : {}),
    ...(type === "choice" ? { choices: linesOf(field.choices) } : {}),
  }
}

function isNumber(type: ItemField["type"]): boolean {
  return type === "number" || type === "integer"
}

function bound(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text.trim())
}

/** Lines that say something, each once. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "")
}

/** The control at which a fault of the domain is shown. */
function controlOf(path: readonly PropertyKey[], { fields }: PoolValues): string {
  const [head, second, third, fourth] = path.map(String)
  if (head === "itemSchema") {
    if (second !== "fields") return second === "groupField" ? "groupKey" : "bodyKey"
    const field = fields[Number(third)]
    return field === undefined ? "fields" : `${field.key}.${boundName(fourth)}`
  }
  const names: Readonly<Record<string, string>> = {
    priceAmount: "price",
    grantDurationSeconds: "grantDuration",
    inspectionSeconds: "inspection",
  }
  return names[head ?? ""] ?? head ?? ""
}

function boundName(name: string | undefined): string {
  if (name === "minLength" || name === "minimum") return "low"
  return name === "maxLength" || name === "maximum" ? "high" : (name ?? "name")
}

// The domain speaks of numbers and lists; a form says what to type.
function inWords(path: readonly PropertyKey[], message: string): string {
  const last = String(path.at(-1))
  if (/Seconds$/.test(last) && /NaN|expected/i.test(message)) return "Type a whole number."
  if (/^(minLength|maxLength|minimum|maximum)$/.test(last))
    return "Type a number that fits, or leave it empty."
  if (last === "choices") return "Give at least two values, one a line."
  if (last === "name" && path.length === 1 && /Too big/.test(message)) return "A name has at most 80 letters."
  return message
}
