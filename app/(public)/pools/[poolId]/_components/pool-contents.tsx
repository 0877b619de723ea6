import { Badge } from "@/app/_ui/badge"
import { Section } from "@/app/_ui/card"
import { Table } from "@/app/_ui/table"
import type { ItemField } from "@/server/domain/pool/item-schema"
import type { FactSheetProps } from "./fact-sheet"
import { totalsByDay } from "./growth"
import { GrowthChart } from "./growth-chart"

/** What an item of this pool has, and how the pool has grown. */
export function PoolContents({ pool, readAt }: Pick<FactSheetProps, "pool" | "readAt">) {
  const { fields, bodyField } = pool.itemSchema
  return (
    <Section title="What is in it" lead={`Each item has these fields. ${takenText(pool.mediaTypes)}`}>
      <Table
        caption="Fields of an item"
        rows={fields}
        rowKey={(field) => field.name}
        columns={[
          {
            key: "name",
            title: "Field",
            isHead: true,
            cell: (field) => <code className="font-mono">{field.name}</code>,
          },
          { key: "type", title: "Type", cell: (field) => typeText(field) },
          { key: "limits", title: "Limits", cell: (field) => limitText(field) },
          {
            key: "about",
            title: "About",
            cell: (field) => (
              <span className="flex flex-wrap items-center justify-end gap-2 sm:justify-start">
                {field.name === bodyField ? <Badge tone="water">shown to labelers</Badge> : null}
                {field.description === "" ? null : <span className="text-ink-soft">{field.description}</span>}
              </span>
            ),
          },
        ]}
      />
      <GrowthChart totals={totalsByDay(pool.growth, pool.openedAt, pool.closedAt ?? readAt)} />
    </Section>
  )
}

function takenText(mediaTypes: readonly string[]): string {
  const names = mediaTypes.map((type) => (type === "text/plain" ? "text files" : "rows as JSON Lines"))
  return `The pool takes ${names.join(" and ")}.`
}

function typeText({ type, isRequired, choices }: ItemField): string {
  const names = {
    text: "text",
    number: "number",
    integer: "whole number",
    boolean: "yes or no",
    choice: "one of",
  }
  const name = type === "choice" ? `one of ${(choices ?? []).join(", ")}` : names[type]
  return isRequired ? name : `${name}, optional`
}

function limitText({ type, minLength, maxLength, minimum, maximum }: ItemField): string {
  const [low, high] = type === "text" ? [minLength, maxLength] : [minimum, maximum]
  const unit = type === "text" ? " characters" : ""
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}`
  if (low !== undefined) return `from ${low}${unit}`
  return high === undefined ? "–" : `up to ${high}${unit}`
}
