import { Table } from "@/app/_ui/table"
import type { ItemContent, ItemSchema } from "@/server/domain/pool/item-schema"

export interface NumberedRow {
  readonly rowNumber: number
  readonly content: ItemContent
}

/** Rows as the pool will see them, the body first. */
export function RowTable({
  schema,
  rows,
}: {
  readonly schema: ItemSchema
  readonly rows: readonly NumberedRow[]
}) {
  const body = schema.fields.filter((field) => field.name === schema.bodyField)
  const others = schema.fields.filter((field) => field.name !== schema.bodyField)
  return (
    <Table
      caption="Rows"
      rows={rows}
      rowKey={(row) => row.rowNumber}
      columns={[
        { key: "#", title: "Row", isNumeric: true, isWideOnly: true, cell: (row) => row.rowNumber },
        ...[...body, ...others].map((field) => ({
          key: field.name,
          title: field.name,
          isHead: field.name === schema.bodyField,
          cell: (row: NumberedRow) => (
            <span className="line-clamp-3 min-w-24 font-normal break-words">
              {cellText(row.content[field.name])}
            </span>
          ),
        })),
      ]}
    />
  )
}

function cellText(value: ItemContent[string] | undefined): string {
  if (value === undefined || value === null || value === "") return "–"
  if (typeof value === "boolean") return value ? "yes" : "no"
  return String(value)
}
