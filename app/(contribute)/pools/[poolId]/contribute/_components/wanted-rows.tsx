import { Badge } from "@/app/_ui/badge"
import { CodeBlock } from "@/app/_ui/code-block"
import type { ItemField, ItemSchema } from "@/server/domain/pool/item-schema"
import { limitText } from "../../../../_rows/row-form"

/** What a row of this pool has: the fields in words, and one row as an example. */
export function WantedRows({ schema }: { readonly schema: ItemSchema }) {
  return (
    <aside aria-label="What a row has" className="flex flex-col gap-4 text-sm">
      <h2 className="font-semibold">What a row has</h2>
      <ul className="flex flex-col gap-3">
        {schema.fields.map((field) => (
          <li key={field.name}>
            <p className="flex flex-wrap items-center gap-2">
              <code className="font-mono text-ink">{field.name}</code>
              <span className="text-ink-faint">{typeText(field)}</span>
              {field.isRequired ? <Badge tone="water">needed</Badge> : null}
            </p>
            <p className="text-ink-soft">{[field.description, limitText(field)].filter(Boolean).join(" ")}</p>
          </li>
        ))}
      </ul>
      <CodeBlock label="A row as JSON, on one line" code={JSON.stringify(exampleOf(schema))} />
    </aside>
  )
}

function typeText(field: ItemField): string {
  if (field.type === "choice") return `one of ${(field.choices ?? []).join(", ")}`
  return { text: "text", number: "number", integer: "whole number", boolean: "yes or no" }[field.type]
}

function exampleOf(schema: ItemSchema): Record<string, unknown> {
  return Object.fromEntries(
    schema.fields
      .filter((field) => field.isRequired || field.name === schema.bodyField)
      .map((field) => [field.name, exampleValue(field)]),
  )
}

function exampleValue(field: ItemField): unknown {
  switch (field.type) {
    case "text":
      return "…"
    case "choice":
      return field.choices?.[0] ?? "…"
    case "boolean":
      return true
    case "number":
    case "integer":
      return field.minimum ?? 1
  }
}
