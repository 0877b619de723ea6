import { concat, getAddress } from "viem"
import { describe, expect, it } from "vitest"
import {
  grantOnChainId,
  nextAnchorHead,
  type PoolTerms,
  poolOnChainId,
  poolTermsHash,
  type ReleaseTerms,
  releaseOnChainId,
  releaseTermsHash,
  releaseTermsText,
} from "./on-chain"

const word = `0x${"11".repeat(32)}` as const
const owner = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"

describe("ids", () => {
  it("do not depend on how an address is written", () => {
    expect(poolOnChainId(owner, word)).toBe(poolOnChainId(owner.toLowerCase() as typeof owner, word))
  })

  it("tell a pool's id from a release's", () => {
    expect(releaseOnChainId(word, word)).not.toBe(poolOnChainId(owner, word))
  })

  it("pack a grant's release, buyer and renewal into 256 bits", () => {
    const id = grantOnChainId(7n, owner, 3)
    expect(id >> 192n).toBe(7n)
    expect(getAddress(`0x${((id >> 32n) % 2n ** 160n).toString(16)}`)).toBe(owner)
    expect(id % 2n ** 32n).toBe(3n)
  })

  it("chain the heads of an anchor log in order", () => {
    const first = nextAnchorHead(word, word, 1n)
    expect(nextAnchorHead(first, word, 2n)).not.toBe(nextAnchorHead(nextAnchorHead(word, word, 2n), word, 1n))
  })
})

describe("poolTermsHash", () => {
  const terms: PoolTerms = {
    purpose: "Tell convincing arguments from others",
    itemSchema: { fields: [{ name: "text", type: "text" }] },
    mediaTypes: ["text/plain"],
    licenceId: "CC-BY-4.0",
    licenceText: null,
    recipient: "age1example",
  }

  it("changes with the vault's recipient and the licence", () => {
    expect(poolTermsHash({ ...terms, recipient: "age1other" })).not.toBe(poolTermsHash(terms))
    expect(poolTermsHash({ ...terms, licenceId: "CC0-1.0" })).not.toBe(poolTermsHash(terms))
  })
})

describe("releaseTermsHash", () => {
  const terms: ReleaseTerms = {
    poolOnChainId: word,
    manifestRoot: word,
    licenceId: "CC-BY-4.0",
    licenceText: null,
    priceAmount: 5_000_000n,
    grantDurationSeconds: 10,
    inspectionSeconds: 5,
    split: { contributorsBps: 4000, labelersBps: 4000, moderatorsBps: 1000, treasuryBps: 1000 },
    treasuryAddress: "0xAbCdef0000000000000000000000000000000001",
  }

  it("is the same however the treasury's address is written", () => {
    const lower = concat([terms.treasuryAddress.toLowerCase() as `0x${string}`])
    expect(releaseTermsHash({ ...terms, treasuryAddress: lower })).toBe(releaseTermsHash(terms))
    expect(releaseTermsText(terms)).toContain('"priceAmount":"5000000"')
  })

  it("changes with price and licence", () => {
    expect(releaseTermsHash({ ...terms, priceAmount: 5_000_001n })).not.toBe(releaseTermsHash(terms))
    expect(releaseTermsHash({ ...terms, licenceId: "CC0-1.0" })).not.toBe(releaseTermsHash(terms))
  })
})
