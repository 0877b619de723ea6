"use client"
import { useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { MendRowDialog } from "../../../../_rows/mend-row-dialog"
import { ReasonList } from "../../../../_rows/reason-list"
import type { FaultyRow, Inspection } from "../../../../_sending/inspection"

export interface FaultyRowsProps {
  readonly inspection: Inspection
  readonly schema: ItemSchema
  readonly onLeaveOut: (rowNumbers: readonly number[]) => void
  readonly onMend: (lines: ReadonlyMap<number, string>) => void
}

const shownAtFirst = 8

/** Rows that the pool would not take, each with its reasons and two ways out: mend it or leave it out. */
export function FaultyRows({ inspection, schema, onLeaveOut, onMend }: FaultyRowsProps) {
  const [mending, setMending] = useState<FaultyRow | null>(null)
  const [shownCount, setShownCount] = useState(shownAtFirst)
  const { faults, faultyRowNumbers } = inspection
  if (faults.length === 0) return null
  return (
    <Section
      title={`${formatCount(faultyRowNumbers.length)} ${faultyRowNumbers.length === 1 ? "row does" : "rows do"} not fit`}
      lead="Mend them here or leave them out. You may also send them as they are: the pool then answers row by row, and you can mend them later."
      actions={<Button onClick={() => onLeaveOut(faultyRowNumbers)}>Leave them out</Button>}
    >
      <ul className="divide-y divide-line rounded-lg border bg-surface text-sm">
        {faults.slice(0, shownCount).map((fault) => (
          <li
            key={fault.rowNumber}
            className="flex flex-col gap-2 px-4 py-3 sm:flex-row sm:items-start sm:gap-4"
          >
            <span className="tabular w-16 shrink-0 text-ink-faint">Row {fault.rowNumber}</span>
            <div className="min-w-0 flex-1">
              <ReasonList reasons={fault.reasons} />
              <p className="truncate font-mono text-xs text-ink-faint">{fault.line.slice(0, 160)}</p>
            </div>
            <FaultActions fault={fault} onMend={() => setMending(fault)} onLeaveOut={onLeaveOut} />
          </li>
        ))}
      </ul>
      {shownCount >= faults.length ? null : (
        <Button className="self-start" onClick={() => setShownCount(faults.length)}>
          Show {formatCount(faults.length - shownCount)} more
        </Button>
      )}
      {mending === null ? null : (
        <MendRowDialog
          schema={schema}
          rowNumber={mending.rowNumber}
          line={mending.line}
          onClose={() => setMending(null)}
          onMend={(line) => {
            onMend(new Map([[mending.rowNumber, line]]))
            setMending(null)
          }}
        />
      )}
    </Section>
  )
}

interface FaultActionsProps extends Pick<FaultyRowsProps, "onLeaveOut"> {
  readonly fault: FaultyRow
  readonly onMend: () => void
}

function FaultActions({ fault, onMend, onLeaveOut }: FaultActionsProps) {
  const canMend = fault.reasons.every((reason) => reason.code !== "row_too_large")
  return (
    <div className="flex shrink-0 gap-2">
      {canMend ? (
        <Button size="sm" onClick={onMend}>
          Mend<span className="sr-only"> row {fault.rowNumber}</span>
        </Button>
      ) : null}
      <Button size="sm" variant="quiet" onClick={() => onLeaveOut([fault.rowNumber])}>
        Leave out<span className="sr-only"> row {fault.rowNumber}</span>
      </Button>
    </div>
  )
}
