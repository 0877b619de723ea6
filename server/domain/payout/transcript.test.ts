import { describe, expect, it } from "vitest"
import { accumulateEpoch } from "./epoch"
import { buildMerkleTree } from "./merkle"
import { recomputeEpoch } from "./recompute"
import { type EpochTranscript, epochTranscriptSchema, transcriptHash, transcriptText } from "./transcript"

const owner = `0x${"11".repeat(20)}` as const
const labeler = `0x${"22".repeat(20)}` as const
const treasury = `0x${"33".repeat(20)}` as const
const domain = {
  chainId: 31337,
  payouts: `0x${"aa".repeat(20)}`,
  poolOnChainId: `0x${"bb".repeat(32)}`,
  token: `0x${"cc".repeat(20)}`,
} as const

const { leaves } = accumulateEpoch(
  [],
  [
    { address: owner, amount: 600n },
    { address: labeler, amount: 300n },
    { address: treasury, amount: 100n },
  ],
)

const transcript: EpochTranscript = {
  format: "millpond-epoch-1",
  ...domain,
  poolId: "pool_1",
  epochNumber: 1,
  previousRoot: null,
  previousLeaves: [],
  releases: [
    {
      releaseId: "rel_1",
      split: { contributorsBps: 6000, labelersBps: 3000, moderatorsBps: 0, treasuryBps: 1000 },
      treasuryAddress: treasury,
      weights: {
        contributor: [{ address: owner, weight: "4" }],
        labeler: [{ address: labeler, weight: "70" }],
        moderator: [],
      },
    },
  ],
  sales: [{ grantId: "grt_1", releaseId: "rel_1", saleAmount: "1000" }],
  earnings: [
    { earningId: "ern_1", grantId: "grt_1", role: "contributor", address: owner, amount: "600" },
    { earningId: "ern_2", grantId: "grt_1", role: "labeler", address: labeler, amount: "300" },
    { earningId: "ern_3", grantId: "grt_1", role: "treasury", address: treasury, amount: "100" },
  ],
  leaves: leaves.map(({ account, cumulativeAmount }) => ({
    account,
    cumulativeAmount: cumulativeAmount.toString(),
  })),
  epochAmount: "1000",
  cumulativeTotalAmount: "1000",
  root: buildMerkleTree(domain, leaves).root,
  accessLogHead: null,
}

const firstDifference = (changed: EpochTranscript) =>
  recomputeEpoch(changed).find((result) => !result.isEqual)?.step

describe("the transcript of an epoch", () => {
  it("has one text and one hash whatever the order of its lists (golden vector)", () => {
    const reversed = {
      ...transcript,
      earnings: [...transcript.earnings].reverse(),
      leaves: [...transcript.leaves].reverse(),
    }
    expect(transcriptText(reversed)).toBe(transcriptText(transcript))
    expect(transcriptHash(transcript)).toBe(
      "0x8399ed288468454e02f01a5553636aefaad89aee0ff127766b5d86bd0e72321c",
    )
  })

  it("is read back from its own text", () => {
    expect(epochTranscriptSchema.parse(JSON.parse(transcriptText(transcript)))).toEqual(
      JSON.parse(transcriptText(transcript)),
    )
  })

  it("has another hash when one unit differs", () => {
    expect(transcriptHash({ ...transcript, epochAmount: "1001" })).not.toBe(transcriptHash(transcript))
  })
})

const bounty = {
  bountyId: "bty_1",
  funderAddress: treasury,
  rewardAmount: "20",
  fundedAmount: "200",
  owedBeforeAmount: "40",
  lines: [
    { role: "labeler" as const, address: labeler, acceptedCount: "5", amount: "100" },
    { role: "funder" as const, address: treasury, acceptedCount: "0", amount: "60" },
  ],
}

/** The transcript with a bounty that owes these lines, as closing the epoch would write it. */
function withBounty(change: Partial<typeof bounty> = {}): EpochTranscript {
  const one = { ...bounty, ...change }
  const lines = [...transcript.earnings, ...one.lines]
  const sums = accumulateEpoch(
    [],
    lines.map(({ address, amount }) => ({ address, amount: BigInt(amount) })),
  )
  return {
    ...transcript,
    bounties: [one],
    leaves: sums.leaves.map(({ account, cumulativeAmount }) => ({
      account,
      cumulativeAmount: cumulativeAmount.toString(),
    })),
    epochAmount: sums.epochAmount.toString(),
    cumulativeTotalAmount: sums.cumulativeTotalAmount.toString(),
    root: buildMerkleTree(domain, sums.leaves).root,
  }
}

describe("the bounties of a transcript", () => {
  it("are in its leaves, its totals and its hash, whatever the order of their lines (golden vector)", () => {
    const whole = withBounty()
    expect(recomputeEpoch(whole).filter((result) => !result.isEqual)).toEqual([])
    expect(whole).toMatchObject({ epochAmount: "1160", cumulativeTotalAmount: "1160" })
    expect(transcriptHash(whole)).toBe(transcriptHash(withBounty({ lines: [...bounty.lines].reverse() })))
    expect(transcriptHash(whole)).toBe("0xbabbfd87e56cd2e81c4ad5d4b3b3e2058d55804b86dc9cc5ca65a9cd938c7a78")
    expect(epochTranscriptSchema.parse(JSON.parse(transcriptText(whole)))).toEqual(
      JSON.parse(transcriptText(whole)),
    )
  })

  it("pay the frozen reward for what was accepted, once, and never more than was funded", () => {
    const [worker, funder] = bounty.lines
    if (worker === undefined || funder === undefined) throw new Error("the sample has lines")
    const forged: readonly Partial<typeof bounty>[] = [
      { rewardAmount: "21" },
      { lines: [{ ...worker, acceptedCount: "6" }] },
      { lines: [worker, worker] },
      { lines: [{ ...funder, address: labeler }] },
      { lines: [{ ...funder, acceptedCount: "1" }] },
      { owedBeforeAmount: "41" },
      { fundedAmount: "199" },
    ]
    for (const change of forged) expect(firstDifference(withBounty(change))).toBe("bounties")
  })
})

describe("recomputeEpoch", () => {
  it("finds every step of a true transcript equal", () => {
    expect(recomputeEpoch(transcript).every((result) => result.isEqual)).toBe(true)
  })

  it("finds the first step that was tampered with", () => {
    const [first, ...rest] = transcript.earnings
    if (first === undefined) throw new Error("the sample has earnings")
    expect(firstDifference({ ...transcript, earnings: [{ ...first, amount: "601" }, ...rest] })).toBe(
      "allocation",
    )
    expect(firstDifference({ ...transcript, earnings: [...transcript.earnings, first] })).toBe("allocation")
    const [leaf, ...others] = transcript.leaves
    if (leaf === undefined) throw new Error("the sample has leaves")
    expect(firstDifference({ ...transcript, leaves: [{ ...leaf, cumulativeAmount: "1" }, ...others] })).toBe(
      "leaves",
    )
    expect(firstDifference({ ...transcript, cumulativeTotalAmount: "999" })).toBe("totals")
    expect(firstDifference({ ...transcript, root: `0x${"00".repeat(32)}` })).toBe("root")
    expect(firstDifference({ ...transcript, previousRoot: `0x${"00".repeat(32)}` })).toBe("previous_root")
  })

  it("reports what the rules refuse as a difference instead of failing", () => {
    const [release] = transcript.releases
    if (release === undefined) throw new Error("the sample has a release")
    const broken = { ...release, split: { ...release.split, treasuryBps: 0 } }
    expect(firstDifference({ ...transcript, releases: [broken] })).toBe("allocation")
  })

  it("lets an epoch leave out a held line, but not its leaf's truth", () => {
    const earnings = transcript.earnings.slice(0, 2)
    const left = accumulateEpoch(
      [],
      [
        { address: owner, amount: 600n },
        { address: labeler, amount: 300n },
      ],
    )
    const held = {
      ...transcript,
      earnings,
      leaves: left.leaves.map((leaf) => ({
        account: leaf.account,
        cumulativeAmount: `${leaf.cumulativeAmount}`,
      })),
      epochAmount: "900",
      cumulativeTotalAmount: "900",
      root: buildMerkleTree(domain, left.leaves).root,
    }
    expect(firstDifference(held)).toBeUndefined()
  })
})
