"use client"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Dialog } from "@/app/_ui/dialog"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { valuesOfLine } from "../_sending/source"
import { RowForm } from "./row-form"
import { contentOf, faultsOf, rowValuesOf, strangeFieldsOf } from "./row-values"

export interface MendRowDialogProps {
  readonly schema: ItemSchema
  readonly rowNumber: number
  /** The row as it stands. */
  readonly line: string
  readonly onClose: () => void
  readonly onMend: (line: string) => void
}

/** One faulty row in a form, judged while it is typed. */
export function MendRowDialog({ schema, rowNumber, line, onClose, onMend }: MendRowDialogProps) {
  const content = valuesOfLine(line, schema)
  const strange = strangeFieldsOf(content, schema)
  const [values, setValues] = useState(() => rowValuesOf(content, schema))
  const faults = faultsOf(values, schema)
  return (
    <Dialog
      isOpen
      isSticky
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={`Row ${rowNumber}`}
      description="Change what does not fit. The row stays on this device until you send it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={faults.length > 0}
            onClick={() => onMend(JSON.stringify(contentOf(values, schema)))}
          >
            Keep this row
          </Button>
        </>
      }
    >
      {strange.length === 0 ? null : (
        <Callout className="mb-4">
          This pool has no field {strange.map((name) => `“${name}”`).join(", ")}. It is left out.
        </Callout>
      )}
      <RowForm schema={schema} values={values} onValuesChange={setValues} reasons={faults} />
    </Dialog>
  )
}
