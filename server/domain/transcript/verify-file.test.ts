import fc from "fast-check"
import { expect, test } from "vitest"
import { accumulateEpoch } from "../payout/epoch"
import { buildMerkleTree } from "../payout/merkle"
import { type EpochTranscript, transcriptHash, transcriptText } from "../payout/transcript"
import { type ChainFound, type Expectation, epochSteps, subjectOf, verifyFile } from "./verify-file"

const hex = (byte: string, length: number): `0x${string}` => `0x${byte.repeat(length)}`
const [owner, labeler, treasury] = [hex("11", 20), hex("22", 20), hex("33", 20)]
const domain = {
  chainId: 31337,
  payouts: hex("aa", 20),
  poolOnChainId: hex("bb", 32),
  token: hex("cc", 20),
}
const { leaves } = accumulateEpoch(
  [],
  [
    { address: owner, amount: 600n },
    { address: labeler, amount: 300n },
    { address: treasury, amount: 100n },
  ],
)
const { root } = buildMerkleTree(domain, leaves)

const epoch: EpochTranscript = {
  format: "millpond-epoch-1",
  ...domain,
  ...{ poolId: "pool_1", epochNumber: 1, previousRoot: null, previousLeaves: [] },
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
    ...{ account, cumulativeAmount: cumulativeAmount.toString() },
  })),
  ...{ epochAmount: "1000", cumulativeTotalAmount: "1000", root, accessLogHead: null },
}
const published = transcriptHash(epoch)
const chain: ChainFound = {
  ...{ chainId: 31337, registry: hex("dd", 20), payouts: domain.payouts, anchors: [] },
  proposals: [{ root, cumulativeTotalAmount: 1000n, transcriptHash: published }],
}
const bytesOf = (one: EpochTranscript) => new TextEncoder().encode(transcriptText(one))
const stepsOf = (file: Uint8Array, expectation: Expectation) => [...verifyFile(file, expectation)]
const wrongIn = (file: Uint8Array, expectation: Expectation) =>
  stepsOf(file, expectation).flatMap(({ step, outcome }) => (outcome === "different" ? [step] : []))

test("an honest epoch is equal in every step, the chain's among them", () => {
  const steps = stepsOf(bytesOf(epoch), { published, chain })
  // It does not say of which project its release is, so nothing is called equal of the weights.
  expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(
    epochSteps.map((step) => (step === "weights" ? "weights skipped" : `${step} equal`)),
  )
  expect(subjectOf(transcriptText(epoch))).toMatchObject({ kind: "epoch", poolId: "pool_1", epochNumber: 1 })
})

test("an altered weight, amount, leaf or root is caught in its step, and by the chain", () => {
  const unknown = { published: null, chain }
  const forged = (change: (copy: EpochTranscript) => void) => {
    const copy = structuredClone(epoch)
    change(copy)
    return wrongIn(bytesOf(copy), unknown)
  }
  const weight = forged(({ releases: [release] }) => {
    release?.weights.contributor.push({ address: labeler, weight: "1" })
  })
  expect(weight).toEqual(["allocation", "chain"])
  const amount = forged(({ earnings: [line] }) => {
    if (line !== undefined) line.amount = "601"
  })
  expect(amount).toEqual(["allocation", "leaves", "totals", "root", "chain"])
  const leaf = forged(({ leaves: [first] }) => {
    if (first !== undefined) first.cumulativeAmount = "601"
  })
  expect(leaf).toEqual(["leaves", "chain"])
  const other = forged((copy) => {
    copy.root = hex("ee", 32)
  })
  expect(other).toEqual(["root", "chain"])
})

test("one altered byte of an epoch's file is caught", () => {
  const file = bytesOf(epoch)
  fc.assert(
    fc.property(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const altered = file.slice()
      altered[at] = (altered[at] ?? 0) ^ by
      expect(wrongIn(altered, { published, chain })[0]).toBe("file")
    }),
    { numRuns: 100 },
  )
})

test("a chain that proposed another root, total or transcript, or is another chain, is told", () => {
  const against = (change: Partial<ChainFound>) =>
    stepsOf(bytesOf(epoch), { published, chain: { ...chain, ...change } }).at(-1)?.difference?.place
  const [proposal] = chain.proposals
  if (proposal === undefined) throw new Error("no proposal")
  expect(against({ chainId: 1 })).toBe("chain")
  expect(against({ payouts: hex("ff", 20) })).toBe("contract that pays")
  expect(against({ proposals: [] })).toMatch(/root among those/)
  expect(against({ proposals: [{ ...proposal, cumulativeTotalAmount: 1n }] })).toBe("total on chain")
  expect(against({ proposals: [{ ...proposal, transcriptHash: hex("00", 32) }] })).toMatch(/hash of the/)
})
