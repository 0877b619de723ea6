import type { Key, ReactNode } from "react"
import { classNames } from "./class-names"

export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end, in figures of one width. */
  readonly isNumeric?: boolean
  /** The cell that names the row; on a phone it heads the row's card. One column a table. */
  readonly isHead?: boolean
  /** Left out on a phone. */
  readonly isWideOnly?: boolean
}

export interface TableProps<Row> {
  /** What the table holds; read out, not shown. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => Key
  /** Shown in place of rows when there are none: an EmptyState. */
  readonly empty?: ReactNode
  /** Totals under the rows, by column key. */
  readonly totals?: Readonly<Record<string, ReactNode>>
  readonly className?: string
}

// As cards the parts are no longer display: table, and some browsers then forget what they are.
const roles = {
  table: { role: "table" },
  row: { role: "row" },
  head: { scope: "row", role: "rowheader" },
  cell: { role: "cell" },
} as const

/** Rows of the same thing. From 640 px a table, below it a card a row with the titles inside. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, totals, className } = props
  if (rows.length === 0 && empty !== undefined) return empty
  return (
    <div className={classNames("overflow-x-auto sm:rounded-lg sm:border sm:bg-surface", className)}>
      <table {...roles.table} className="block w-full text-sm sm:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="hidden sm:table-header-group">
          <tr className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  "px-4 py-2.5 text-left text-xs font-medium whitespace-nowrap text-ink-faint",
                  column.isNumeric && "text-right",
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="flex flex-col gap-3 sm:table-row-group">
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
        {totals === undefined ? null : <TableTotals columns={columns} totals={totals} />}
      </table>
    </div>
  )
}

function TableRow<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  return (
    <tr
      {...roles.row}
      className="block rounded-lg border bg-surface px-4 py-3 sm:table-row sm:rounded-none sm:border-0 sm:border-b sm:bg-transparent sm:p-0 sm:last:border-b-0 sm:hover:bg-sunken/60"
    >
      {columns.map((column) => {
        const Cell = column.isHead ? "th" : "td"
        return (
          <Cell
            key={column.key}
            {...(column.isHead ? roles.head : roles.cell)}
            className={classNames(
              "flex items-baseline justify-between gap-4 py-1 text-left font-normal sm:table-cell sm:px-4 sm:py-3 sm:align-baseline",
              column.isHead && "pb-2 font-medium text-ink",
              column.isNumeric && "tabular sm:text-right sm:whitespace-nowrap",
              column.isWideOnly && "hidden sm:table-cell",
            )}
          >
            {column.isHead ? null : (
              <span aria-hidden className="shrink-0 text-ink-faint sm:hidden">
                {column.title}
              </span>
            )}
            <span
              className={classNames(
                "min-w-0",
                !column.isHead && (column.isNumeric ? "text-right" : "text-right sm:text-left"),
              )}
            >
              {column.cell(row)}
            </span>
          </Cell>
        )
      })}
    </tr>
  )
}

function TableTotals<Row>({ columns, totals }: Required<Pick<TableProps<Row>, "columns" | "totals">>) {
  return (
    <tfoot className="mt-3 block sm:table-footer-group">
      <tr className="block px-4 sm:table-row sm:border-t sm:bg-sunken/60">
        {columns.map((column) => (
          <td
            key={column.key}
            className={classNames(
              "flex justify-between gap-4 py-1 font-medium sm:table-cell sm:px-4 sm:py-3",
              column.isNumeric && "tabular sm:text-right",
              totals[column.key] === undefined && "hidden sm:table-cell",
            )}
          >
            {totals[column.key] === undefined || column.isHead ? null : (
              <span className="text-ink-faint sm:hidden">{column.title}</span>
            )}
            <span>{totals[column.key]}</span>
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
