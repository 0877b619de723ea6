/** A token as screens need it. */
export interface TokenUnit {
  readonly symbol: string
  readonly decimals: number
}

/** Locale of every number and date: one, so that server and browser write the same text. */
const locale = "en-US"
const unbroken = "\u00a0"
const minus = "−"

export interface AmountStyle {
  /** `always` puts + before what comes in; for lines of a statement. */
  readonly sign?: "always" | "negative"
  /** Fraction digits that are kept even when zero. */
  readonly minimumFractionDigits?: number
  /** Fraction digits that are shown at most; what lies beyond is cut off. For headlines, never for a statement. */
  readonly maximumFractionDigitsDown?: number
}

/**
 * An amount in base units as exact decimal text without its unit: 420000n of 6 decimals is "0.42".
 * Nothing is rounded unless asked for: digits beyond the minimum appear only when they are not zero.
 */
export function formatAmount(amount: bigint, decimals: number, style: AmountStyle = {}): string {
  const minimum = Math.min(style.minimumFractionDigits ?? 2, decimals)
  const magnitude = amount < 0n ? -amount : amount
  const unit = 10n ** BigInt(decimals)
  const whole = (magnitude / unit).toLocaleString(locale)
  const digits = decimals === 0 ? "" : (magnitude % unit).toString().padStart(decimals, "0")
  const shown = digits.slice(0, style.maximumFractionDigitsDown ?? decimals)
  const kept = shown.replace(/0+$/, "").padEnd(minimum, "0")
  const sign = amount < 0n ? minus : style.sign === "always" && amount > 0n ? "+" : ""
  return `${sign}${whole}${kept === "" ? "" : `.${kept}`}`
}

/** An amount with its token's sign: "0.42 USDC". */
export function formatAmountWithUnit(amount: bigint, token: TokenUnit, style: AmountStyle = {}): string {
  return `${formatAmount(amount, token.decimals, style)} ${token.symbol}`
}

/** Reads a decimal that a person typed into base units; null where it is no amount of this token. */
export function parseAmount(text: string, decimals: number): bigint | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim().replace(/,/g, ""))
  const fraction = match?.[2] ?? ""
  if (match?.[1] === undefined || fraction.length > decimals) return null
  return BigInt(match[1] + fraction.padEnd(decimals, "0"))
}

/** Whole points: "1,250", with a true minus. */
export function formatPoints(points: bigint, sign: "always" | "negative" = "negative"): string {
  return formatAmount(points, 0, { sign })
}

/** A count: "4,721". */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString(locale)
}

/** A share of one as percent: 0.9275 is "92.8 %" with one digit. */
export function formatPercent(share: number, fractionDigits = 0): string {
  if (!Number.isFinite(share)) return "–"
  return `${(share * 100).toFixed(fractionDigits).replace("-", minus)}${unbroken}%`
}

/** A size: "12.4 MB", in powers of 1000 as file managers show it. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"]
  let value = bytes
  let place = 0
  while (value >= 999.5 && place < units.length - 1) {
    value /= 1000
    place++
  }
  return `${place === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)}${unbroken}${units[place]}`
}

/** An address shortened in the middle, for places where the whole is one click away. */
export function shortenHex(hex: string): string {
  return hex.length <= 13 ? hex : `${hex.slice(0, 6)}…${hex.slice(-4)}`
}
