"use client"
import { useState } from "react"
import { RowForm } from "@/app/(contribute)/_rows/row-form"
import { faultsOf, isBlank, type RowValues } from "@/app/(contribute)/_rows/row-values"
import { itemSchemaSchema } from "@/server/domain/pool/item-schema"
import { itemSchemaOf, type PoolValues } from "./pool-values"

/** The form that a contributor gets; it can be tried, and answers by the vault's own rules. */
export function ItemPreview({ values }: { readonly values: PoolValues }) {
  const [row, setRow] = useState<RowValues>({})
  const reading = itemSchemaSchema.safeParse(itemSchemaOf(values))
  return (
    <aside
      aria-label="Preview of the contributor's form"
      className="rounded-lg border border-dashed border-edge/60 p-5"
    >
      <p className="pb-4 text-sm text-ink-soft">
        <strong className="font-medium text-ink">What a contributor gets.</strong> Try it: a row is judged
        here as the vault will judge it.
      </p>
      {reading.success ? (
        <>
          <RowForm
            schema={reading.data}
            values={row}
            onValuesChange={setRow}
            reasons={isBlank(row) ? [] : faultsOf(row, reading.data)}
          />
          <p role="status" className="pt-4 text-sm text-ink-soft">
            {isBlank(row)
              ? "Nothing typed yet."
              : faultsOf(row, reading.data).length === 0
                ? "This row would be taken."
                : "This row would be refused, with these reasons."}
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-soft">
          The preview comes back once every field above has a name that fits.
        </p>
      )}
    </aside>
  )
}
