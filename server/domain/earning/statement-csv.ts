/** One CSV record (RFC 4180), line end included. A cell that a spreadsheet would run as a formula is disarmed. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * An amount of base units as a decimal text with a point, all its digits kept and trailing zeros left out.
 * @param decimals digits behind the point that one unit of the token has
 */
export function formatUnits(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? "-" : ""
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  const part = digits.slice(digits.length - decimals).replace(/0+$/, "")
  return part === "" ? `${sign}${whole}` : `${sign}${whole}.${part}`
}
