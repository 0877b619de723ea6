import { z } from "zod"
import type { ProjectState } from "../project/state"

/** Rewards that one bounty can hold. */
export const maxRewardCount = 10_000_000

/** What Payouts counts with: 96 bits. */
const maxFundedAmount = 2n ** 96n - 1n

const maxRewardAmount = maxFundedAmount / BigInt(maxRewardCount)

/** What a funder decides: the reward for one accepted annotation or item, and for how many. */
export const bountyTermsSchema = z.strictObject({
  /** Base units of the pool's token. */
  rewardAmount: z
    .bigint()
    .positive("A reward is more than nothing.")
    .max(maxRewardAmount, "This is more money than the chain counts."),
  rewardCount: z.int().min(1, "Reward at least one.").max(maxRewardCount, "Reward fewer."),
  /** When it stops promising by itself; null for never. */
  endsAt: z.date().nullable(),
})

export type BountyTerms = z.infer<typeof bountyTermsSchema>

/** What a bounty takes to be funded, base units: every reward that it can ever give. */
export function fundedAmountOf(terms: Pick<BountyTerms, "rewardAmount" | "rewardCount">): bigint {
  return terms.rewardAmount * BigInt(terms.rewardCount)
}

/** Whether a bounty on a project in this state can still reward somebody. */
export function isRewardable(state: ProjectState): boolean {
  return state === "open" || state === "paused"
}

/** Whether a bounty has come to its end by the clock. */
export function isOver(bounty: { readonly endsAt: Date | null }, nowAt: Date): boolean {
  return bounty.endsAt !== null && bounty.endsAt <= nowAt
}
