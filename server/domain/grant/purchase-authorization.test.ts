import { recoverTypedDataAddress } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { describe, expect, it } from "vitest"
import {
  authorizationArgument,
  purchaseAuthorizationSchema,
  purchaseNonce,
  purchaseTypedData,
  type UnsignedPurchase,
} from "./purchase-authorization"

const payer = privateKeyToAccount(`0x${"01".repeat(32)}`)
const grants = "0x00000000000000000000000000000000000000aa"
const release = `0x${"22".repeat(32)}` as const
const token = {
  name: "Development USD",
  version: "1",
  chainId: 31337,
  address: "0x00000000000000000000000000000000000000bb",
} as const

const purchase: UnsignedPurchase = {
  payer: payer.address,
  buyer: payer.address,
  priceAmount: "5000000",
  maxPriceAmount: "5000000",
  termsHash: `0x${"44".repeat(32)}`,
  salt: `0x${"55".repeat(32)}`,
  validAfter: "0",
  validBefore: "4000000000",
}

describe("purchaseNonce", () => {
  it("changes with chain, contract, release, buyer, limit, terms and salt", () => {
    const nonces = [
      purchaseNonce(31337, grants, release, purchase),
      purchaseNonce(1, grants, release, purchase),
      purchaseNonce(31337, token.address, release, purchase),
      purchaseNonce(31337, grants, `0x${"23".repeat(32)}`, purchase),
      purchaseNonce(31337, grants, release, { ...purchase, buyer: grants }),
      purchaseNonce(31337, grants, release, { ...purchase, maxPriceAmount: "5000001" }),
      purchaseNonce(31337, grants, release, { ...purchase, termsHash: release }),
      purchaseNonce(31337, grants, release, { ...purchase, salt: release }),
    ]
    expect(new Set(nonces).size).toBe(nonces.length)
  })
})

describe("a signed purchase", () => {
  it("recovers to its payer and survives JSON", async () => {
    const typedData = purchaseTypedData(token, grants, release, purchase)
    const signature = await payer.signTypedData(typedData)
    expect(await recoverTypedDataAddress({ ...typedData, signature })).toBe(payer.address)
    const kept = purchaseAuthorizationSchema.parse(JSON.parse(JSON.stringify({ ...purchase, signature })))
    expect([27, 28]).toContain(authorizationArgument(kept).v)
  })

  it("is refused with a fractional amount or a short signature", () => {
    const signature = `0x${"00".repeat(65)}`
    expect(purchaseAuthorizationSchema.safeParse({ ...purchase, signature }).success).toBe(true)
    expect(
      purchaseAuthorizationSchema.safeParse({ ...purchase, signature, priceAmount: "1.5" }).success,
    ).toBe(false)
    expect(purchaseAuthorizationSchema.safeParse({ ...purchase, signature: "0x00" }).success).toBe(false)
  })
})
