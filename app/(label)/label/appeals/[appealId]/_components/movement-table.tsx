"use client"
import { Points } from "@/app/_ui/amount"
import { RelativeTime } from "@/app/_ui/relative-time"
import { type Column, Table } from "@/app/_ui/table"
import { type TransferReason, transferReasonTexts } from "@/server/domain/ledger/transfer"
import type { AppealSheet } from "../../../../_views"

type Movement = AppealSheet["movements"][number]

/** Every line of the ledger that the run and its appeal moved on the appellant's points. */
export function MovementTable({ sheet }: { readonly sheet: AppealSheet }) {
  if (sheet.movements.length === 0) return null
  const sum = sheet.movements.reduce((total, line) => total + line.points, 0n)
  return (
    <section aria-labelledby="movements" className="flex flex-col gap-3">
      <h2 id="movements" className="text-lg font-semibold">
        Your points, line by line
      </h2>
      <p className="max-w-prose text-sm text-ink-soft">
        Lines are never changed. What an appeal corrects is taken back by a line of its own and made anew.
      </p>
      <Table
        caption="Points that the run and its appeal moved"
        columns={columns}
        rows={sheet.movements}
        rowKey={(line) => line.transferId}
      />
      <p className="text-right text-sm">
        Together <Points points={sum} sign="always" className="font-semibold" />
      </p>
    </section>
  )
}

const columns: readonly Column<Movement>[] = [
  { key: "what", title: "Line", isHead: true, cell: (line) => textOf(line) },
  { key: "when", title: "When", isWideOnly: true, cell: (line) => <RelativeTime at={line.createdAt} /> },
  {
    key: "points",
    title: "Points",
    isNumeric: true,
    cell: (line) => <Points points={line.points} sign="always" />,
  },
]

function textOf({ reason, reversedReason }: Movement): string {
  const text = transferReasonTexts[reason as TransferReason] ?? reason
  if (reversedReason === null) return text
  return `${text}: ${transferReasonTexts[reversedReason as TransferReason] ?? reversedReason}`
}
