import { formatAmountWithUnit, formatCount, type TokenUnit } from "@/app/_lib/format"
import type { CallPromise } from "@/server/domain/bounty/call"

/** What a call pays for so many announced rows, and for how many it does not. */
export function promiseText(
  { rewardAmount, promisedCount }: CallPromise,
  rowCount: number,
  token: TokenUnit,
): string {
  if (promisedCount === 0) return "This call has no reward left for you: it pays for none of these rows."
  const each = formatAmountWithUnit(rewardAmount, token)
  const whole = formatAmountWithUnit(rewardAmount * BigInt(promisedCount), token)
  const beyond = rowCount - promisedCount
  if (beyond <= 0) {
    return rowCount === 1
      ? `Your row will be paid ${each} if it is accepted.`
      : `All ${formatCount(rowCount)} rows will be paid ${each} each if they are accepted: up to ${whole}.`
  }
  return `Up to ${formatCount(promisedCount)} accepted rows will be paid ${each} each, up to ${whole}; ${formatCount(beyond)} beyond the call's money will not.`
}
