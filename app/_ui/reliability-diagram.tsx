import { formatCount, formatPercent } from "../_lib/format"

export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly meanConfidence: number
  readonly right: { readonly value: number; readonly low: number; readonly high: number }
}

const side = 200

/** How often answers are right, against how sure they were: on the slanted line where confidence can be taken at its word. */
export function ReliabilityDiagram({
  label,
  bins,
}: {
  readonly label: string
  readonly bins: readonly ReliabilityBin[]
}) {
  const xOf = (share: number) => share * side
  const yOf = (share: number) => side - share * side
  return (
    <figure className="flex flex-col gap-2 text-xs text-ink-faint">
      <figcaption className="text-sm font-medium text-ink">{label}</figcaption>
      <svg aria-hidden viewBox={`-4 -4 ${side + 8} ${side + 8}`} className="max-h-56 w-full text-water">
        <rect width={side} height={side} fill="none" className="stroke-line" />
        <line x1={0} y1={side} x2={side} y2={0} className="stroke-edge" strokeDasharray="4 4" />
        {bins.map((bin) => (
          <g key={bin.from}>
            <line
              x1={xOf(bin.meanConfidence)}
              x2={xOf(bin.meanConfidence)}
              y1={yOf(bin.right.low)}
              y2={yOf(bin.right.high)}
              stroke="currentColor"
              strokeWidth="3"
              opacity="0.35"
            />
            <circle cx={xOf(bin.meanConfidence)} cy={yOf(bin.right.value)} r="4" fill="currentColor" />
          </g>
        ))}
      </svg>
      <p aria-hidden className="text-center">
        Across: how sure. Up: how often right.
      </p>
      <ul aria-label={label} className="flex flex-col gap-1 text-ink-soft">
        {bins.map((bin) => (
          <li key={bin.from}>
            {formatPercent(bin.meanConfidence)} sure: {formatPercent(bin.right.value)} right (
            {formatPercent(bin.right.low)} to {formatPercent(bin.right.high)}), {formatCount(bin.count)}{" "}
            {bin.count === 1 ? "gold" : "golds"}
          </li>
        ))}
      </ul>
    </figure>
  )
}
