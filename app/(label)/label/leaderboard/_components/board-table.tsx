import { formatCount } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Badge } from "@/app/_ui/badge"
import { classNames } from "@/app/_ui/class-names"
import type { Leaderboard } from "../../../_views"

type Row = Leaderboard["rows"][number]

/** The board, with one's own line marked. */
export function BoardTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <table className="w-full text-sm">
        <caption className="sr-only">Leaderboard</caption>
        <thead>
          <tr className="border-b text-xs text-ink-faint">
            <th scope="col" className="w-14 px-4 py-2.5 text-right font-medium">
              Rank
            </th>
            <th scope="col" className="px-2 py-2.5 text-left font-medium">
              Labeler
            </th>
            <th scope="col" className="px-2 py-2.5 text-right font-medium">
              Runs
            </th>
            <th scope="col" className="px-4 py-2.5 text-right font-medium">
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: names repeat and ranks are shared; the order is the row
              key={place}
              aria-current={row.isMe || undefined}
              className={classNames(
                "border-b border-line last:border-b-0",
                row.isMe && "bg-amber-soft font-medium",
              )}
            >
              <td className="tabular px-4 py-3 text-right text-ink-soft">{row.rank}</td>
              <th scope="row" className="min-w-0 px-2 py-3 text-left font-normal">
                <span className="flex items-center gap-2">
                  <span className="truncate">{row.displayName}</span>
                  {row.isMe ? <Badge tone="water">You</Badge> : null}
                </span>
              </th>
              <td className="tabular px-2 py-3 text-right">{formatCount(row.runs)}</td>
              <td className="px-4 py-3 text-right">
                <Points points={row.points} isBare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
