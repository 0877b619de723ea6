"use client"
import { formatBytes, formatCount } from "@/app/_lib/format"
import { Section } from "@/app/_ui/card"
import { CodeBlock } from "@/app/_ui/code-block"
import { type Column, Table } from "@/app/_ui/table"
import { limitText } from "@/app/(contribute)/_rows/row-form"
import { deliveryLine } from "@/server/domain/envelope/delivery-rows"
import type { ItemField } from "@/server/domain/pool/item-schema"
import type { ReleaseSheet } from "../../../../_views"

const typeNames: Record<ItemField["type"], string> = {
  text: "Text",
  number: "Number",
  integer: "Whole number",
  boolean: "Yes or no",
  choice: "One of a list",
}

const columns: readonly Column<ItemField>[] = [
  {
    key: "name",
    title: "Field",
    isHead: true,
    cell: (field) => <code className="font-mono text-xs">{field.name}</code>,
  },
  { key: "type", title: "Type", cell: (field) => typeNames[field.type] },
  { key: "required", title: "Filled", cell: (field) => (field.isRequired ? "Always" : "Sometimes") },
  {
    key: "text",
    title: "What it is",
    cell: (field) =>
      [
        sentence(field.description),
        limitText(field),
        field.type === "choice" ? (field.choices ?? []).join(", ") : "",
      ]
        .filter((text) => text !== "")
        .join(" ") || "–",
  },
]

/** What is in the file: counts, fields, and lines as they will be, without anybody's content. */
export function ReleaseSchema({ release }: { readonly release: ReleaseSheet }) {
  return (
    <Section
      title="What is inside"
      lead={`${formatCount(release.itemCount)} items from ${formatCount(release.contributorCount)} contributors with ${formatCount(release.labelCount)} labels by ${formatCount(release.labelerCount)} labelers; about ${formatBytes(release.byteSize)}, as JSON Lines.`}
    >
      <Table
        caption="Fields of an item"
        columns={columns}
        rows={release.pool.itemSchema.fields}
        rowKey={(field) => field.name}
      />
      <details className="group">
        <summary className="cursor-pointer text-sm text-water-ink underline underline-offset-3">
          Lines of a delivery, as they will look
        </summary>
        <div className="pt-3">
          <CodeBlock label="Example with made-up content" code={exampleLines(release)} />
        </div>
      </details>
      <p className="max-w-prose text-sm text-ink-soft">
        There is no sample of contents here: contributors consented to training, not to showing their data in
        public. What can be shown is measured above, and what was promised can be proved below.
      </p>
    </Section>
  )
}

function exampleLines({ pool, project, figures }: ReleaseSheet): string {
  const content = Object.fromEntries(pool.itemSchema.fields.map((field) => [field.name, exampleOf(field)]))
  const itemIds = project.kind === "preference" ? ["itm_…1", "itm_…2"] : ["itm_…1"]
  const answer =
    project.kind === "preference"
      ? { preferred: "a" }
      : { optionIds: [figures?.classCounts[0]?.name ?? "class"] }
  return [
    deliveryLine({ type: "item", itemId: "itm_…1", content }),
    deliveryLine({
      type: "label",
      taskId: "tsk_…1",
      itemIds,
      answer,
      confidence: 0.94,
      annotationCount: 3,
      source: "consensus",
    }),
  ].join("")
}

function exampleOf(field: ItemField): string | number | boolean {
  if (field.type === "boolean") return true
  if (field.type === "choice") return field.choices?.[0] ?? "…"
  return field.type === "text" ? "…" : (field.minimum ?? 1)
}

function sentence(text: string): string {
  return text === "" || /[.!?]$/.test(text) ? text : `${text}.`
}
