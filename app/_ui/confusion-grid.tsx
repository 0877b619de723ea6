import { formatCount, formatPercent } from "../_lib/format"
import { classNames } from "./class-names"

export interface ConfusionGridCell {
  readonly settledIndex: number
  readonly answeredIndex: number
  readonly count: number
  readonly share: { readonly value: number; readonly low: number; readonly high: number } | null
}

export interface ConfusionGridProps {
  readonly caption: string
  readonly classNames: readonly string[]
  readonly cells: readonly ConfusionGridCell[]
}

/** What is answered where something is settled: a row a settled class, with the interval of every share. */
export function ConfusionGrid({ caption, classNames: names, cells }: ConfusionGridProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables scroll, and a keyboard has to be able to.
    <section className="relative overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="p-2 text-left text-xs font-medium text-ink-faint">
              Settled ↓ answered →
            </th>
            {names.map((name) => (
              <th key={name} scope="col" className="p-2 text-right text-xs font-medium text-ink-faint">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, settled) => (
            <tr key={name} className="border-t">
              <th scope="row" className="p-2 text-left font-medium">
                {name}
              </th>
              {cells
                .filter(({ settledIndex }) => settledIndex === settled)
                .map((cell) => (
                  <ConfusionCell key={cell.answeredIndex} cell={cell} />
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ConfusionCell({ cell }: { readonly cell: ConfusionGridCell }) {
  const { share, count, settledIndex, answeredIndex } = cell
  const isRight = settledIndex === answeredIndex
  return (
    <td className={classNames("tabular p-2 text-right align-top", isRight && "bg-good-soft")}>
      <span className="block font-medium">{share === null ? "–" : formatPercent(share.value)}</span>
      <span
        className={classNames("block text-xs whitespace-nowrap", isRight ? "text-good-ink" : "text-ink-soft")}
      >
        {share === null ? "no label" : `${formatPercent(share.low)} to ${formatPercent(share.high)}`}
      </span>
      <span className="sr-only">{formatCount(Math.round(count))} labels</span>
    </td>
  )
}
