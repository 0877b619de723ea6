import { keccak256, stringToBytes } from "viem"
import { z } from "zod"
import { canonicalJson } from "../canonical-json"
import { earningRoles } from "../earning/role"
import { saleRoles } from "./allocate-sale"

const hex = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]*$/)])
/** Base units as decimal text: JSON numbers would lose units. */
const amount = z.string().regex(/^(0|[1-9][0-9]*)$/)
const bps = z.int().min(0).max(10_000)
const weights = z.array(z.strictObject({ address: hex, weight: amount }))

/** Everything that leads to an epoch's root; people stand in it by their address alone. Addresses and hashes in lower case; lists in the order of their keys. */
export const epochTranscriptSchema = z.strictObject({
  format: z.literal("millpond-epoch-1"),
  chainId: z.int().positive(),
  payouts: hex,
  poolOnChainId: hex,
  token: hex,
  poolId: z.string(),
  epochNumber: z.int().positive(),
  /** Null for a pool's first epoch. */
  previousRoot: hex.nullable(),
  previousLeaves: z.array(z.strictObject({ account: hex, cumulativeAmount: amount })),
  releases: z.array(
    z.strictObject({
      releaseId: z.string(),
      /** Whose transcript says what its labelers' weights come of; left out by files from before it was published. */
      projectId: z.string().optional(),
      split: z.strictObject({ contributorsBps: bps, labelersBps: bps, moderatorsBps: bps, treasuryBps: bps }),
      treasuryAddress: hex,
      weights: z.strictObject({ contributor: weights, labeler: weights, moderator: weights }),
    }),
  ),
  sales: z.array(z.strictObject({ grantId: z.string(), releaseId: z.string(), saleAmount: amount })),
  earnings: z.array(
    z.strictObject({
      earningId: z.string(),
      grantId: z.string(),
      role: z.enum(saleRoles),
      address: hex,
      amount,
    }),
  ),
  /** Lines that bounties owe since the epoch before; left out where there are none. One line a role and address. */
  bounties: z
    .array(
      z.strictObject({
        bountyId: z.string(),
        funderAddress: hex,
        /** For one accepted annotation or item. */
        rewardAmount: amount,
        fundedAmount: amount,
        /** What its lines in earlier epochs came to. */
        owedBeforeAmount: amount,
        lines: z.array(
          z.strictObject({ role: z.enum(earningRoles), address: hex, acceptedCount: amount, amount }),
        ),
      }),
    )
    .min(1)
    .optional(),
  leaves: z.array(z.strictObject({ account: hex, cumulativeAmount: amount })),
  epochAmount: amount,
  cumulativeTotalAmount: amount,
  root: hex,
  /** Head of the pool's access log when the epoch was closed; null where there was no read yet. */
  accessLogHead: hex.nullable(),
})

export type EpochTranscript = z.infer<typeof epochTranscriptSchema>

/** The transcript with its lists in the one order that is hashed. */
export function orderTranscript({ bounties, ...transcript }: EpochTranscript): EpochTranscript {
  return {
    ...transcript,
    ...(bounties === undefined ? {} : { bounties: orderBounties(bounties) }),
    previousLeaves: sortedBy(transcript.previousLeaves, (leaf) => leaf.account),
    releases: sortedBy(transcript.releases, (release) => release.releaseId).map((release) => ({
      ...release,
      weights: {
        contributor: sortedBy(release.weights.contributor, (weight) => weight.address),
        labeler: sortedBy(release.weights.labeler, (weight) => weight.address),
        moderator: sortedBy(release.weights.moderator, (weight) => weight.address),
      },
    })),
    sales: sortedBy(transcript.sales, (sale) => sale.grantId),
    earnings: sortedBy(transcript.earnings, (earning) => earning.earningId),
    leaves: sortedBy(transcript.leaves, (leaf) => leaf.account),
  }
}

function orderBounties(bounties: NonNullable<EpochTranscript["bounties"]>) {
  return sortedBy(bounties, (bounty) => bounty.bountyId).map((bounty) => ({
    ...bounty,
    lines: sortedBy(bounty.lines, (line) => `${line.role} ${line.address}`),
  }))
}

/** The bytes of a transcript as published (RFC 8785). */
export function transcriptText(transcript: EpochTranscript): string {
  return canonicalJson(orderTranscript(transcript))
}

/** Keccak-256 of the transcript's text in UTF-8: what goes on chain beside the root. */
export function transcriptHash(transcript: EpochTranscript): `0x${string}` {
  return keccak256(stringToBytes(transcriptText(transcript)))
}

function sortedBy<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] {
  return [...entries].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
}
