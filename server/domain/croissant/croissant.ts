import type { ItemField, ItemSchema } from "../pool/item-schema"
import { licenceById } from "../pool/licences"
import { croissantContext } from "./context"

/** What a Croissant description is made from. Addresses are relative; `withOrigin` makes them absolute. */
export interface CroissantSource {
  readonly releaseId: string
  readonly number: number
  readonly name: string
  readonly description: string
  readonly poolName: string
  readonly publisherName: string
  readonly question: string
  readonly kind: string
  readonly itemSchema: ItemSchema
  readonly licenceId: string
  readonly licenceText: string | null
  readonly itemCount: number
  readonly labelCount: number
  readonly annotationCount: number
  readonly labelerCount: number
  readonly manifestRoot: `0x${string}`
  /** SHA-256 of the published manifest file, hexadecimal. */
  readonly manifestSha256: string
  readonly manifestByteSize: number
  readonly cutAt: Date
}

export type JsonLd = Record<string, unknown>

/** The version of the specification that descriptions conform to. */
export const croissantVersion = "http://mlcommons.org/croissant/1.1"

const manifestFile = "manifest.jsonl"
const releaseFile = "release.jsonl"

/** Describes a release as Croissant 1.1 JSON-LD (docs.mlcommons.org/croissant): files, their records and fields. */
export function describeRelease(source: CroissantSource): JsonLd {
  const page = `/buy/releases/${source.releaseId}`
  return {
    "@context": croissantContext,
    "@type": "sc:Dataset",
    "@id": page,
    conformsTo: croissantVersion,
    name: source.name,
    description: source.description,
    url: page,
    license: describeLicence(source),
    creator: { "@type": "Organization", name: source.poolName },
    publisher: { "@type": "Organization", name: source.publisherName },
    datePublished: source.cutAt.toISOString(),
    dateCreated: source.cutAt.toISOString(),
    version: `${source.number}.0.0`,
    isLiveDataset: false,
    inLanguage: "en",
    keywords: [source.kind, "human labels", "consented data"],
    citeAs: citation(source),
    identifier: { "@type": "PropertyValue", propertyID: "manifestRoot", value: source.manifestRoot },
    "prov:wasGeneratedBy": describeLabeling(source),
    distribution: describeFiles(source, page),
    recordSet: [describeItems(source.itemSchema), describeLabels(), describeManifest()],
  }
}

function describeLicence(source: CroissantSource): string | JsonLd {
  const licence = licenceById(source.licenceId)
  if (licence?.url) return licence.url
  return { "@type": "CreativeWork", name: licence?.name ?? source.licenceId, text: source.licenceText ?? "" }
}

function citation(source: CroissantSource): string {
  const year = source.cutAt.getUTCFullYear()
  return `@misc{${source.releaseId}, title={${source.name}}, author={{${source.poolName}}}, year={${year}}, note={Millpond release ${source.manifestRoot}}}`
}

function describeLabeling(source: CroissantSource): JsonLd {
  return {
    "@type": "prov:Activity",
    "@id": "labeling",
    "prov:label": source.question,
    description: `${source.annotationCount} answers by ${source.labelerCount} labelers settled ${source.labelCount} ${source.kind} labels over ${source.itemCount} items.`,
  }
}

function describeFiles(source: CroissantSource, page: string): JsonLd[] {
  return [
    {
      "@type": "cr:FileObject",
      "@id": manifestFile,
      name: manifestFile,
      description: "One leaf of the release's Merkle tree a line, open to everybody.",
      contentUrl: `/api/v1/releases/${source.releaseId}/manifest`,
      contentSize: `${source.manifestByteSize} B`,
      encodingFormat: "application/jsonlines",
      sha256: source.manifestSha256,
    },
    {
      "@type": "cr:FileObject",
      "@id": releaseFile,
      name: `${source.releaseId}.jsonl`,
      description:
        "Items and labels, as a grant delivers them: encrypted to the buyer, in an order of the buyer's own. The checksum of a copy stands in its signed delivery manifest.",
      contentUrl: page,
      encodingFormat: "application/jsonlines",
    },
  ]
}

const itemTypes: Readonly<Record<ItemField["type"], string>> = {
  text: "sc:Text",
  choice: "sc:Text",
  number: "sc:Float",
  integer: "sc:Integer",
  boolean: "sc:Boolean",
}

function describeItems(schema: ItemSchema): JsonLd {
  return recordSet("items", "The lines whose type is item: one contributed item each.", "items/itemId", [
    field("items/itemId", "The item's id.", "sc:Text", "$.itemId"),
    ...schema.fields.map((one) =>
      field(`items/${one.name}`, one.description || one.name, itemTypes[one.type], `$.content.${one.name}`),
    ),
  ])
}

function describeLabels(): JsonLd {
  const itemIds = field("labels/itemIds", "The item or items the label is about.", "sc:Text", "$.itemIds[*]")
  return recordSet("labels", "The lines whose type is label: one settled answer each.", "labels/taskId", [
    field("labels/taskId", "The task's id.", "sc:Text", "$.taskId"),
    { ...itemIds, isArray: true, arrayShape: "-1", references: { field: { "@id": "items/itemId" } } },
    field("labels/answer", "The settled answer.", ["sc:Text", "cr:Label"], "$.answer"),
    field(
      "labels/confidence",
      "Probability that the answer is right, in [0, 1].",
      "sc:Float",
      "$.confidence",
    ),
    field("labels/annotationCount", "Answers behind the label.", "sc:Integer", "$.annotationCount"),
    field(
      "labels/source",
      "Whether consensus, gold or a moderator's verdict settled it.",
      "sc:Text",
      "$.source",
    ),
  ])
}

function describeManifest(): JsonLd {
  return recordSet("manifest", "Leaves of the Merkle tree whose root is on chain.", "manifest/id", [
    field("manifest/id", "The item's or task's id.", "sc:Text", "$.id", manifestFile),
    field("manifest/type", "item or label.", "sc:Text", "$.type", manifestFile),
    field("manifest/leaf", "The leaf's hash.", "sc:Text", "$.leaf", manifestFile),
  ])
}

function recordSet(id: string, description: string, keyId: string, fields: JsonLd[]): JsonLd {
  return { "@type": "cr:RecordSet", "@id": id, name: id, description, key: { "@id": keyId }, field: fields }
}

function field(
  id: string,
  description: string,
  dataType: string | readonly string[],
  jsonPath: string,
  fileId = releaseFile,
): JsonLd {
  const source = { fileObject: { "@id": fileId }, extract: { jsonPath } }
  return { "@type": "cr:Field", "@id": id, name: id, description, dataType, source }
}

/** The same description with absolute addresses, for a reader at this origin. */
export function withOrigin(description: JsonLd, origin: string): JsonLd {
  const absolute = (value: unknown): unknown => {
    if (typeof value === "string") return /^\/(buy|api)\//.test(value) ? `${origin}${value}` : value
    if (Array.isArray(value)) return value.map(absolute)
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, absolute(part)]))
  }
  return absolute(description) as JsonLd
}
