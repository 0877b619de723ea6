"use client"
import { Trash2 } from "lucide-react"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { RowForm } from "../../../../_rows/row-form"
import { contentOf, faultsOf, isBlank, type RowValues, rowValuesOf } from "../../../../_rows/row-values"
import { sourceOfRows } from "../../../../_sending/pick"
import type { PickStepProps } from "./pick-step"

interface TypeRowsProps extends Pick<PickStepProps, "onPick"> {
  readonly schema: ItemSchema
}

/** Rows typed one by one; a row is added once it fits. */
export function TypeRows({ schema, onPick }: TypeRowsProps) {
  const [rows, setRows] = useState<readonly RowValues[]>([])
  const [values, setValues] = useState<RowValues>(rowValuesOf({}, schema))
  const [isJudged, setJudged] = useState(false)
  const faults = faultsOf(values, schema)

  function add(): void {
    const isFit = faults.length === 0
    setJudged(!isFit)
    if (!isFit) return
    setRows([...rows, values])
    setValues(rowValuesOf({}, schema))
  }

  function lookAtThem(): void {
    const kept = isBlank(values) ? rows : [...rows, values]
    onPick(
      sourceOfRows(
        "Typed rows",
        kept.map((row) => contentOf(row, schema)),
      ),
    )
  }

  const count = rows.length + (isBlank(values) ? 0 : 1)
  return (
    <div className="flex flex-col gap-5">
      <TypedRows rows={rows} schema={schema} onRemove={(place) => setRows(rows.toSpliced(place, 1))} />
      <RowForm schema={schema} values={values} onValuesChange={setValues} reasons={isJudged ? faults : []} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBlank(values)} onClick={add}>
          Add another row
        </Button>
        <Button variant="primary" disabled={count === 0} onClick={lookAtThem}>
          {count > 1 ? `Look at ${count} rows` : "Look at it"}
        </Button>
      </div>
    </div>
  )
}

interface TypedRowsProps {
  readonly rows: readonly RowValues[]
  readonly schema: ItemSchema
  readonly onRemove: (place: number) => void
}

function TypedRows({ rows, schema, onRemove }: TypedRowsProps) {
  if (rows.length === 0) return null
  return (
    <ol aria-label="Rows so far" className="divide-y divide-line rounded-lg border bg-surface text-sm">
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <li key={place} className="flex items-center gap-3 py-1 pr-1 pl-4">
          <span className="tabular text-ink-faint">{place + 1}</span>
          <span className="min-w-0 flex-1 truncate">{String(row[schema.bodyField] ?? "")}</span>
          <Button
            variant="quiet"
            isIconOnly
            aria-label={`Remove row ${place + 1}`}
            onClick={() => onRemove(place)}
          >
            <Trash2 aria-hidden />
          </Button>
        </li>
      ))}
    </ol>
  )
}
