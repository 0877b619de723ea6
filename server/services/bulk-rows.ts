import "server-only"
import { type SQL, sql } from "drizzle-orm"

/** PostgreSQL types that a bulk column may have. */
export type BulkType =
  | "text"
  | "integer"
  | "numeric"
  | "float8"
  | "float8[]"
  | "boolean"
  | "timestamptz"
  | "jsonb"

type BulkValue = string | number | bigint | boolean | Date | null | readonly number[] | object

/** Up to so many rows are sent as VALUES: the planner then sees how few they are, and goes by the index. */
const mostValues = 60

/**
 * Rows to be joined in a bulk update or insert: `… from ${bulkRows("change", types, rows)}`. Numbers keep all their
 * digits on the way; an amount goes as its decimal text. At least one row.
 */
export function bulkRows<Column extends string>(
  alias: string,
  types: Readonly<Record<Column, BulkType>>,
  rows: readonly Readonly<Record<Column, BulkValue>>[],
): SQL {
  const columns = Object.entries<BulkType>(types) as [Column, BulkType][]
  return rows.length <= mostValues ? asValues(alias, columns, rows) : asRecords(alias, columns, rows)
}

function asValues<Column extends string>(
  alias: string,
  columns: readonly [Column, BulkType][],
  rows: readonly Readonly<Record<Column, BulkValue>>[],
): SQL {
  const tuples = rows.map((row) => {
    const cells = columns.map(([name, type]) => sql`${textOf(row[name], type)}::text::${sql.raw(type)}`)
    return sql`(${sql.join(cells, sql`, `)})`
  })
  const names = columns.map(([name]) => sql.identifier(name))
  return sql`(values ${sql.join(tuples, sql`, `)}) as ${sql.identifier(alias)}(${sql.join(names, sql`, `)})`
}

/** One parameter for any number of rows. */
function asRecords<Column extends string>(
  alias: string,
  columns: readonly [Column, BulkType][],
  rows: readonly Readonly<Record<Column, BulkValue>>[],
): SQL {
  const shape = columns.map(([name, type]) => `"${name}" ${type}`).join(", ")
  const text = JSON.stringify(rows, (_name, value) => (typeof value === "bigint" ? value.toString() : value))
  return sql`jsonb_to_recordset(${text}::text::jsonb) as ${sql.identifier(alias)}(${sql.raw(shape)})`
}

function textOf(value: BulkValue, type: BulkType): string | null {
  if (value === null) return null
  if (type === "jsonb") return JSON.stringify(value)
  if (Array.isArray(value)) return `{${value.join(",")}}`
  return value instanceof Date ? value.toISOString() : String(value)
}
