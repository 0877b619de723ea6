import {
  type AmountStyle,
  formatAmount,
  formatAmountWithUnit,
  formatPoints,
  type TokenUnit,
} from "../_lib/format"
import { classNames } from "./class-names"

export interface AmountProps extends AmountStyle {
  /** Base units of the token. */
  readonly amount: bigint
  readonly token: TokenUnit
  readonly className?: string
}

/**
 * Money, exact to the base unit, with its token's sign. What comes in (with `sign="always"`) is amber. Where digits
 * are cut off for a headline, the exact amount is its title.
 */
export function Amount({ amount, token, className, ...style }: AmountProps) {
  const isCut = style.maximumFractionDigitsDown !== undefined
  return (
    <span
      title={isCut ? formatAmountWithUnit(amount, token) : undefined}
      className={classNames(
        "tabular whitespace-nowrap",
        style.sign === "always" && amount > 0n && "text-amber-ink",
        className,
      )}
    >
      {formatAmount(amount, token.decimals, style)}
      {/* A space, not a margin: where it may wrap, the unit goes to the next line, never past the edge. */}{" "}
      <span className="text-[0.86em] text-ink-faint">{token.symbol}</span>
    </span>
  )
}

export interface PointsProps {
  readonly points: bigint
  readonly sign?: "always" | "negative"
  /** Without its unit, where a heading already says it. */
  readonly isBare?: boolean
  readonly className?: string
}

/** Whole points with their unit. */
export function Points({ points, sign = "negative", isBare = false, className }: PointsProps) {
  return (
    <span
      className={classNames(
        "tabular whitespace-nowrap",
        sign === "always" && points > 0n && "text-amber-ink",
        sign === "always" && points < 0n && "text-bad-ink",
        className,
      )}
    >
      {formatPoints(points, sign)}
      {isBare ? null : (
        <>
          {" "}
          <span className="text-[0.86em] text-ink-faint">
            {points === 1n || points === -1n ? "point" : "points"}
          </span>
        </>
      )}
    </span>
  )
}
