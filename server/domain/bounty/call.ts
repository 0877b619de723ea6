import { z } from "zod"
import { bountyTermsSchema, maxRewardCount } from "./terms"

/** Characters that say what a call wants, at least and at most. */
export const wantedLength = { min: 10, max: 500 } as const

/**
 * How long a call's money stays set aside for a contribution that is announced and not handed in yet, in seconds: time
 * for a large upload over a weak line, and no longer, for others cannot be promised it.
 */
export const promiseHoldSeconds = 24 * 3600

/** What a funder decides of a call for contributions: the terms of every bounty, and what is wanted, and from whom. */
export const callTermsSchema = bountyTermsSchema.extend({
  /** In words; nobody judges a row by it: the pool's rules alone decide what is accepted. */
  wanted: z
    .string()
    .trim()
    .min(wantedLength.min, "Say what you want in a few words.")
    .max(wantedLength.max, "Say it shorter."),
  /** Most rewards for one contributor; null for as many as there are. */
  perContributorCount: z.int().min(1, "Reward at least one.").max(maxRewardCount, "Reward fewer.").nullable(),
})

export type CallTerms = z.infer<typeof callTermsSchema>

/** A call as one contributor meets it. */
export interface CallOffer {
  /** For one accepted item; base units, above zero. */
  readonly rewardAmount: bigint
  readonly freeAmount: bigint
  readonly perContributorCount: number | null
  /** Rewards of this call that the contributor has been promised and paid so far. */
  readonly ownCount: number
}

/**
 * How many rows of a contribution a call would reward: as many as it has, as far as its money goes and its share for one
 * contributor. A reward is whole, or it is not given.
 * @param rowCount rows that are announced; at least 0
 */
export function rewardableCount(offer: CallOffer, rowCount: number): number {
  const { rewardAmount, freeAmount, perContributorCount, ownCount } = offer
  const affordable = freeAmount / rewardAmount
  const own = perContributorCount === null ? rowCount : Math.max(0, perContributorCount - ownCount)
  const most = Math.min(rowCount, own)
  return affordable < BigInt(most) ? Number(affordable) : most
}

/** What a call promised for a contribution, frozen when it was announced. */
export interface CallPromise {
  readonly rewardAmount: bigint
  readonly promisedCount: number
}

/** What becomes of a promise: every accepted item earns its reward, as far as rewards were promised. */
export function decideCall({ rewardAmount, promisedCount }: CallPromise, acceptedCount: number) {
  const rewardedCount = Math.min(promisedCount, acceptedCount)
  return {
    rewardedCount,
    reservedAmount: rewardAmount * BigInt(promisedCount),
    earnedAmount: rewardAmount * BigInt(rewardedCount),
  }
}
