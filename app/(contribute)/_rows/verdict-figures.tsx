import { formatCount } from "@/app/_lib/format"
import { ShareBar } from "@/app/_ui/share-bar"
import type { Contribution } from "../_views"

/** How many rows were taken, held and rejected. */
export function VerdictFigures({ contribution }: { readonly contribution: Contribution }) {
  const { acceptedCount, heldCount, rejectedCount } = contribution
  const parts = [
    { key: "accepted", label: "Taken", value: acceptedCount, tone: "good" },
    { key: "held", label: "Held for a closer look", value: heldCount, tone: "amber" },
    { key: "rejected", label: "Not taken", value: rejectedCount, tone: "bad" },
  ] as const
  return (
    <ShareBar
      label="Rows by verdict"
      parts={parts
        .filter(({ key, value }) => value > 0 || key === "accepted")
        .map((part) => ({ ...part, text: formatCount(part.value) }))}
    />
  )
}
