import { formatCount, formatPercent } from "@/app/_lib/format"
import { type Column, Table } from "@/app/_ui/table"
import type { LabelerSignal } from "../../../../_views"

type Pair = LabelerSignal["pairs"][number]

/** The pairs behind a group, strongest first. */
export function PairTable({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <Table
      caption="Pairs that agree too much"
      columns={columns}
      rows={pairs}
      rowKey={(pair) => pair.names.join(" ")}
    />
  )
}

const columns: readonly Column<Pair>[] = [
  { key: "pair", title: "Pair", isHead: true, cell: (pair) => pair.names.join(" and ") },
  { key: "shared", title: "Shared", isNumeric: true, cell: (pair) => formatCount(pair.sharedCount) },
  { key: "alike", title: "Alike", isNumeric: true, cell: (pair) => formatCount(pair.agreedCount) },
  { key: "alone", title: "If alone", isNumeric: true, cell: (pair) => pair.expectedCount.toFixed(1) },
  {
    key: "contradicted",
    title: "Alike against all others",
    isNumeric: true,
    cell: (pair) =>
      `${formatCount(pair.contradictedCount)} (alone ${pair.contradictedExpectedCount.toFixed(1)})`,
  },
  {
    key: "order",
    title: "Same order",
    isNumeric: true,
    cell: (pair) => (pair.sameOrderShare === null ? "–" : formatPercent(pair.sameOrderShare)),
  },
]
