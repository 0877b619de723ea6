import { z } from "zod"
import { croissantVersion } from "./croissant"

const reference = z.strictObject({ "@id": z.string().min(1) })
const oneOrMany = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema).min(1)])
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const fileObject = z.looseObject({
  "@type": z.literal("cr:FileObject"),
  "@id": z.string().min(1),
  name: z.string().min(1),
  contentUrl: z.string().min(1),
  encodingFormat: oneOrMany(z.string().min(1)),
  contentSize: z.string().optional(),
  sha256: sha256.optional(),
})

const field = z.looseObject({
  "@type": z.literal("cr:Field"),
  "@id": z.string().min(1),
  dataType: oneOrMany(z.string().regex(/^(sc|cr|wd):/)),
  source: z.looseObject({
    fileObject: reference,
    extract: z.union([z.strictObject({ jsonPath: z.string() }), z.strictObject({ column: z.string() })]),
  }),
  references: z.strictObject({ field: reference }).optional(),
  isArray: z.boolean().optional(),
  arrayShape: z.string().optional(),
})

const recordSet = z.looseObject({
  "@type": z.literal("cr:RecordSet"),
  "@id": z.string().min(1),
  key: oneOrMany(reference).optional(),
  field: z.array(field).min(1),
})

/** What Croissant 1.1 requires of a dataset, as far as releases use it. */
const dataset = z.looseObject({
  "@context": z.looseObject({ "@vocab": z.url(), cr: z.literal("http://mlcommons.org/croissant/") }),
  "@type": z.literal("sc:Dataset"),
  conformsTo: z.literal(croissantVersion),
  name: z.string().min(1),
  description: z.string().min(1),
  url: z.string().min(1),
  license: z.union([z.url(), z.looseObject({ "@type": z.literal("CreativeWork") })]),
  creator: oneOrMany(z.looseObject({ "@type": z.enum(["Organization", "Person"]), name: z.string().min(1) })),
  datePublished: z.iso.datetime(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  distribution: z.array(fileObject).min(1),
  recordSet: z.array(recordSet).min(1),
})

/** Faults of a Croissant description: missing or wrong properties, ids used twice, references to nothing. */
export function faultsOfCroissant(description: unknown): readonly string[] {
  const parsed = dataset.safeParse(description)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)
  const { distribution, recordSet: sets } = parsed.data
  const fields = sets.flatMap((set) => set.field)
  const ids = [...distribution, ...sets, ...fields].map((node) => node["@id"])
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place)
  const used = [
    ...fields.map((one) => one.source.fileObject["@id"]),
    ...fields.flatMap((one) => (one.references === undefined ? [] : [one.references.field["@id"]])),
    ...sets.flatMap((set) => (set.key === undefined ? [] : [set.key].flat().map((key) => key["@id"]))),
  ]
  const unknown = used.filter((id) => !ids.includes(id))
  return [...twice.map((id) => `${id} is used twice`), ...unknown.map((id) => `${id} is not described`)]
}
