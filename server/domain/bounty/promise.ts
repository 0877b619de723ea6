/** A bounty that has something left to promise. */
export interface Offer {
  readonly bountyId: string
  /** For one accepted annotation or item; base units, above zero. */
  readonly rewardAmount: bigint
  readonly freeAmount: bigint
}

/** So many rewards of one bounty. */
export interface PromisedRewards<Bounty extends Offer = Offer> {
  readonly offer: Bounty
  readonly count: number
}

/**
 * Which bounties reward a piece of work, before it is done: the highest reward first, equal ones in the order of
 * their ids, each as far as its free money goes. Nothing is promised in part: a reward is whole, or it is not given.
 * @param count annotations or items that are taken; at least 0
 * @returns rewards for at most `count`; what is left has none
 */
export function planRewards<Bounty extends Offer>(
  offers: readonly Bounty[],
  count: number,
): readonly PromisedRewards<Bounty>[] {
  const planned: PromisedRewards<Bounty>[] = []
  let open = count
  for (const offer of [...offers].sort(byReward)) {
    if (open === 0) break
    const affordable = offer.freeAmount / offer.rewardAmount
    const taken = affordable < BigInt(open) ? Number(affordable) : open
    if (taken <= 0) continue
    planned.push({ offer, count: taken })
    open -= taken
  }
  return planned
}

function byReward(a: Offer, b: Offer): number {
  if (a.rewardAmount !== b.rewardAmount) return a.rewardAmount > b.rewardAmount ? -1 : 1
  return a.bountyId < b.bountyId ? -1 : 1
}
