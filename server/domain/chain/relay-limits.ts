/** What the relayer may spend on gas for people; amounts in wei of the chain's coin. A day is one of UTC. */
export interface RelayLimits {
  /** For everybody together in a day. */
  readonly dayWei: bigint
  /** For one person in a day. */
  readonly personDayWei: bigint
  /** Transactions for one person in a day; several pools' payments at once count as one each. */
  readonly personDayCount: number
  /** Above this price of gas nothing is sent for people: it waits until gas is cheaper. */
  readonly gasPriceWei: bigint
}

/** What has been spent since the day began. */
export interface RelaySpent {
  readonly dayWei: bigint
  readonly personWei: bigint
  readonly personCount: number
}

/** Which limit is reached; null while none is. */
export type RelayLimitReached = "day" | "person_cost" | "person_count" | "gas_price"

/** What the relayer pays for: what people ask for, and what keeps the money on its way to them. */
export const relayPurposes = ["claim", "purchase", "accept", "settle"] as const
export type RelayPurpose = (typeof relayPurposes)[number]

/**
 * How far the day's fees may be used up for each, basis points: people's claims and purchases come first, then the
 * roots that let people claim, then sales that settle.
 */
const dayShareBps: Readonly<Record<RelayPurpose, bigint>> = {
  claim: 10_000n,
  purchase: 10_000n,
  accept: 9_000n,
  settle: 7_500n,
}

/** Why everything of a purpose waits: the day's fees are used up for it, or gas is too dear. */
export type RelayPause = "day" | "gas_price"

/** Whether everything of a purpose waits just now, and why. @param dayWei fees paid since the day began */
export function findRelayPause(
  purpose: RelayPurpose,
  dayWei: bigint,
  gasPriceWei: bigint,
  limits: RelayLimits,
): RelayPause | null {
  if (gasPriceWei > limits.gasPriceWei) return "gas_price"
  return dayWei * 10_000n >= limits.dayWei * dayShareBps[purpose] ? "day" : null
}

const coinWei = 10n ** 18n

/** Limits where nothing else is configured: enough for anybody's ordinary day, little to lose to somebody's game. */
export const usualRelayLimits: RelayLimits = {
  dayWei: coinWei / 2n,
  personDayWei: coinWei / 50n,
  personDayCount: 60,
  gasPriceWei: 200n * 10n ** 9n,
}

/** Which limit stands in the way of one more transaction for a person. */
export function findRelayLimit(spent: RelaySpent, limits: RelayLimits): RelayLimitReached | null {
  if (spent.dayWei >= limits.dayWei) return "day"
  if (spent.personCount >= limits.personDayCount) return "person_count"
  if (spent.personWei >= limits.personDayWei) return "person_cost"
  return null
}

/** What happened, and the way out, in words. */
export const relayLimitTexts: Readonly<Record<RelayLimitReached, string>> = {
  day: "The fees that are paid for everybody are used up for today. Send it from your own wallet, or ask again after midnight UTC. Nothing is lost.",
  person_count:
    "You have had all the free transactions of today. Send it from your own wallet, or ask again after midnight UTC. Nothing is lost.",
  person_cost:
    "The fees that are paid for you are used up for today. Send it from your own wallet, or ask again after midnight UTC. Nothing is lost.",
  gas_price:
    "Gas is dearer just now than what is paid for you. Send it from your own wallet, or ask again when it is cheaper. Nothing is lost.",
}

/** The beginning of the day, UTC, in which spending is counted. */
export function relayDayOf(nowAt: Date): Date {
  return new Date(Date.UTC(nowAt.getUTCFullYear(), nowAt.getUTCMonth(), nowAt.getUTCDate()))
}

/** A cost in equal parts, the first ones a wei larger where it does not divide: nothing is lost. */
export function splitCost(costWei: bigint, parts: number): readonly bigint[] {
  const each = costWei / BigInt(parts)
  const rest = Number(costWei - each * BigInt(parts))
  return Array.from({ length: parts }, (_, index) => (index < rest ? each + 1n : each))
}
