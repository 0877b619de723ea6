import { encodeFunctionData } from "viem"
import { describe, expect, it } from "vitest"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { purchaseTypedData } from "@/server/domain/grant/purchase-authorization"
import { readCall } from "./contracts"
import { describeCall, describeText, describeTypedData } from "./describe-signature"

const token = { symbol: "USDC", decimals: 6 }
const place = (digit: string) => `0x${digit.repeat(40)}` as const
const hash = (digit: string) => `0x${digit.repeat(64)}` as const
const config = {
  addresses: { registry: place("1"), grants: place("2"), payouts: place("3"), token: place("4") },
}

describe("what a person is asked to sign", () => {
  it("is a consent with its purposes and last day", () => {
    const data = consentTypedData(
      { pool: hash("a"), contributionHash: hash("b"), purposes: [], expiry: "1800000000", nonce: hash("c") },
      31337,
      place("1"),
    )
    const description = describeTypedData(data, token)
    expect(description).toMatchObject({ title: "Give your consent", verb: "Consent", isUnknown: false })
    expect(description.facts).toContainEqual({ label: "Until", value: "15 Jan 2027" })
  })

  it("is a payment with its exact amount", () => {
    const data = purchaseTypedData(
      { name: "USD", version: "1", chainId: 31337, address: place("4") },
      place("2"),
      hash("a"),
      {
        payer: place("5"),
        buyer: place("5"),
        priceAmount: "250500000",
        maxPriceAmount: "250500000",
        termsHash: hash("b"),
        salt: hash("c"),
        validAfter: "0",
        validBefore: "1800000000",
      },
    )
    expect(describeTypedData(data, token)).toMatchObject({
      title: "Pay 250.50 USDC",
      verb: "Pay",
      isUnknown: false,
    })
  })

  it("is called unknown when it is neither", () => {
    const permit = { domain: { name: "Other" }, types: {}, primaryType: "Permit", message: {} }
    expect(describeTypedData(permit, token).isUnknown).toBe(true)
  })

  it("warns of a sign-in for another site", () => {
    const text = [
      "evil.example wants you to sign in with your Ethereum account:",
      "0xA0Cf798816D4b9b9866b5330EEa46a18382f251e",
      "",
      "Sign in.",
      "",
      "URI: https://evil.example",
      "Version: 1",
      "Chain ID: 1",
      "Nonce: 32891756abcdefgh",
      "Issued At: 2026-11-21T10:00:00.000Z",
    ].join("\n")
    expect(describeText(text, "localhost:3000")).toMatchObject({ isUnknown: true })
    expect(describeText(text, "evil.example")).toMatchObject({ isUnknown: false, verb: "Sign in" })
    expect(describeText("just words", "localhost:3000").verb).toBe("Sign")
  })
})

describe("what a person is asked to send", () => {
  it("is a known call with its arguments in words", () => {
    const data = encodeFunctionData({
      abi: poolRegistryAbi,
      functionName: "publishRelease",
      args: [hash("a"), hash("b"), hash("c"), 5_000_000n, 3600, 10],
    })
    const description = describeCall(readCall(place("1"), data, config), token)
    expect(description).toMatchObject({ title: "Put the release on sale", verb: "Publish", isUnknown: false })
    expect(description.facts).toContainEqual({ label: "Price", value: "5.00 USDC" })
  })

  it("is called unknown at an address that is not ours, or with a call no contract of ours has", () => {
    expect(describeCall(readCall(place("9"), "0x12345678", config), token).isUnknown).toBe(true)
    expect(describeCall(readCall(place("1"), "0x12345678", config), token).isUnknown).toBe(true)
  })
})
