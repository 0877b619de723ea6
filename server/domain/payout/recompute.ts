import { DomainError } from "../errors"
import { allocateSale, type EarningLine } from "./allocate-sale"
import { accumulateEpoch, type EpochLeaves } from "./epoch"
import { buildMerkleTree, type MerkleLeaf } from "./merkle"
import type { EpochTranscript } from "./transcript"

export const recomputeSteps = ["previous_root", "allocation", "bounties", "leaves", "totals", "root"] as const
export type RecomputeStep = (typeof recomputeSteps)[number]

/** What came of one step; the first difference is where the transcript stops being true. */
export interface RecomputeResult {
  readonly step: RecomputeStep
  readonly isEqual: boolean
  /** What was recomputed and what the transcript says instead; null where they are equal. */
  readonly difference: {
    readonly place: string
    readonly recomputed: string
    readonly published: string
  } | null
}

type Difference = NonNullable<RecomputeResult["difference"]>

/** Recomputes an epoch from its transcript alone: previous root, every earning, the bounties, the leaves, the totals, the root. */
export function recomputeEpoch(transcript: EpochTranscript): readonly RecomputeResult[] {
  // Three steps ask for the sums, which take a while with a million earnings.
  let known: EpochLeaves | null = null
  const sums = () => {
    known ??= accumulated(transcript)
    return known
  }
  const checks: Readonly<Record<RecomputeStep, () => Difference | null>> = {
    previous_root: () => checkPreviousRoot(transcript),
    allocation: () => checkAllocation(transcript),
    bounties: () => checkBounties(transcript),
    leaves: () => checkLeaves(transcript, sums()),
    totals: () => checkTotals(transcript, sums()),
    root: () => checkRoot(transcript, sums()),
  }
  return recomputeSteps.map((step) => {
    const difference = attempt(checks[step])
    return { step, isEqual: difference === null, difference }
  })
}

// A published transcript may hold anything: what the rules refuse is a difference too, not a crash.
function attempt(check: () => Difference | null): Difference | null {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { place: "refused", recomputed: error.message, published: "accepted" }
  }
}

function checkPreviousRoot(transcript: EpochTranscript): Difference | null {
  const { previousLeaves, previousRoot } = transcript
  const recomputed = previousLeaves.length === 0 ? null : rootOf(transcript, toLeaves(previousLeaves))
  return compare("root of the epoch before", String(recomputed), String(previousRoot))
}

function checkAllocation(transcript: EpochTranscript): Difference | null {
  const lines = allocatedLines(transcript)
  const seen = new Set<string>()
  for (const { earningId, grantId, role, address, amount } of transcript.earnings) {
    const key = `${grantId}:${role}:${address}`
    const recomputed = seen.has(key)
      ? "a line paid already"
      : (lines.get(key)?.amount.toString() ?? "no such line")
    seen.add(key)
    const difference = compare(earningId, recomputed, amount)
    if (difference !== null) return difference
  }
  return null
}

/** Every line of every sale, by sale, role and address. Held lines are here too: an epoch may leave lines out. */
function allocatedLines(transcript: EpochTranscript): ReadonlyMap<string, EarningLine> {
  const lines = new Map<string, EarningLine>()
  const releases = new Map(transcript.releases.map((release) => [release.releaseId, release]))
  for (const { grantId, releaseId, saleAmount } of transcript.sales) {
    const release = releases.get(releaseId)
    if (release === undefined) continue
    const { split, treasuryAddress } = release
    const weights = {
      contributor: release.weights.contributor.map(toWeight),
      labeler: release.weights.labeler.map(toWeight),
      moderator: release.weights.moderator.map(toWeight),
    }
    for (const line of allocateSale({ saleAmount: BigInt(saleAmount), split, weights, treasuryAddress })) {
      lines.set(`${grantId}:${line.role}:${line.address}`, line)
    }
  }
  return lines
}

/** Every reward is the frozen one for each that was accepted, and no bounty owes more than it was funded with. */
function checkBounties(transcript: EpochTranscript): Difference | null {
  for (const bounty of transcript.bounties ?? []) {
    const difference = checkBountyLines(bounty) ?? checkFunding(bounty)
    if (difference !== null) return difference
  }
  return null
}

type TranscriptBounty = NonNullable<EpochTranscript["bounties"]>[number]

function checkBountyLines({
  bountyId,
  funderAddress,
  rewardAmount,
  lines,
}: TranscriptBounty): Difference | null {
  const seen = new Set<string>()
  for (const { role, address, acceptedCount, amount } of lines) {
    const key = `${role} ${address}`
    const place = `${bountyId}: ${key}`
    if (seen.has(key)) return { place, recomputed: "a line paid already", published: amount }
    seen.add(key)
    // What goes back to the funder is no reward: the next check bounds it.
    const difference =
      role === "funder"
        ? compare(place, `${funderAddress} for 0`, `${address} for ${acceptedCount}`)
        : compare(place, (BigInt(acceptedCount) * BigInt(rewardAmount)).toString(), amount)
    if (difference !== null) return difference
  }
  return null
}

function checkFunding({
  bountyId,
  fundedAmount,
  owedBeforeAmount,
  lines,
}: TranscriptBounty): Difference | null {
  const owed = lines.reduce((sum, line) => sum + BigInt(line.amount), BigInt(owedBeforeAmount))
  if (owed <= BigInt(fundedAmount)) return null
  return {
    place: `${bountyId}: owed of what it was funded with`,
    recomputed: `at most ${fundedAmount}`,
    published: `${owed}`,
  }
}

function checkLeaves(transcript: EpochTranscript, { leaves: recomputed }: EpochLeaves): Difference | null {
  const published = new Map(transcript.leaves.map((leaf) => [leaf.account, leaf.cumulativeAmount]))
  for (const { account, cumulativeAmount } of recomputed) {
    const difference = compare(account, cumulativeAmount.toString(), published.get(account) ?? "no leaf")
    if (difference !== null) return difference
  }
  return compare("number of leaves", String(recomputed.length), String(transcript.leaves.length))
}

function checkTotals(transcript: EpochTranscript, sums: EpochLeaves): Difference | null {
  const { epochAmount, cumulativeTotalAmount } = sums
  return (
    compare("epoch", epochAmount.toString(), transcript.epochAmount) ??
    compare("cumulative total", cumulativeTotalAmount.toString(), transcript.cumulativeTotalAmount)
  )
}

function checkRoot(transcript: EpochTranscript, { leaves }: EpochLeaves): Difference | null {
  const recomputed = leaves.length === 0 ? "no leaves" : rootOf(transcript, leaves)
  return compare("root", recomputed, transcript.root)
}

function accumulated(transcript: EpochTranscript): EpochLeaves {
  const lines = [...transcript.earnings, ...(transcript.bounties ?? []).flatMap((bounty) => bounty.lines)]
  const earnings = lines.map(({ address, amount }) => ({ address, amount: BigInt(amount) }))
  return accumulateEpoch(toLeaves(transcript.previousLeaves), earnings)
}

function rootOf(transcript: EpochTranscript, leaves: readonly MerkleLeaf[]): string {
  const { chainId, payouts, poolOnChainId, token } = transcript
  return buildMerkleTree({ chainId, payouts, poolOnChainId, token }, leaves).root
}

function toLeaves(leaves: EpochTranscript["leaves"]): readonly MerkleLeaf[] {
  return leaves.map(({ account, cumulativeAmount }) => ({
    account,
    cumulativeAmount: BigInt(cumulativeAmount),
  }))
}

function toWeight({ address, weight }: { readonly address: `0x${string}`; readonly weight: string }) {
  return { address, weight: BigInt(weight) }
}

function compare(place: string, recomputed: string, published: string): Difference | null {
  return recomputed === published ? null : { place, recomputed, published }
}
