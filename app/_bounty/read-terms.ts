import { parseAmount } from "@/app/_lib/format"
import { type BountyValues, endOptions } from "./terms-fields"

const daySeconds = 24 * 3600

/** What a form's text amounts to, for the schema of the terms to judge. */
export function readTerms({ reward, count, end }: BountyValues, decimals: number) {
  const days = endOptions.find((option) => option.value === end)?.days ?? null
  return {
    rewardAmount: parseAmount(reward, decimals),
    rewardCount: /^\d+$/.test(count.trim()) ? Number(count.trim()) : null,
    endsAt: days === null ? null : new Date(Date.now() + days * daySeconds * 1000),
  }
}
