import { encodeAbiParameters, keccak256, parseSignature } from "viem"
import { z } from "zod"

type Hex = `0x${string}`

const hexOf = (bytes: number) =>
  z.custom<Hex>((value) => isHexOf(value, bytes), `Not ${bytes} bytes in hexadecimal.`)
const amountText = z.string().regex(/^(0|[1-9][0-9]{0,77})$/, "Not a whole number.")

/**
 * A payer's signed order to buy one grant (ERC-3009 `ReceiveWithAuthorization`), as it is sent and kept: amounts are
 * decimal texts of base units, times are seconds since 1970. Anyone may submit it; nobody can change it.
 */
export const purchaseAuthorizationSchema = z.strictObject({
  payer: hexOf(20),
  /** Who gets the grant, and any refund. */
  buyer: hexOf(20),
  /** The release's price: exactly this much is taken. */
  priceAmount: amountText,
  maxPriceAmount: amountText,
  termsHash: hexOf(32),
  /** Random, so that the same buyer can buy the same release again. */
  salt: hexOf(32),
  validAfter: amountText,
  validBefore: amountText,
  signature: hexOf(65),
})

export type PurchaseAuthorization = z.infer<typeof purchaseAuthorizationSchema>
export type UnsignedPurchase = Omit<PurchaseAuthorization, "signature">

/** The EIP-712 domain of a payment token: its own name and version, not ours. */
export interface TokenDomain {
  readonly name: string
  readonly version: string
  readonly chainId: number
  readonly address: Hex
}

export const receiveWithAuthorizationTypes = {
  ReceiveWithAuthorization: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "validAfter", type: "uint256" },
    { name: "validBefore", type: "uint256" },
    { name: "nonce", type: "bytes32" },
  ],
} as const

/**
 * The nonce that binds a payment to what it buys, as AccessGrants.purchaseNonce computes it. A relayer that sends
 * another release, buyer, limit or terms gets another nonce, which the payer has not signed.
 */
export function purchaseNonce(
  chainId: number,
  grantsAddress: Hex,
  releaseOnChainId: Hex,
  purchase: Pick<UnsignedPurchase, "buyer" | "maxPriceAmount" | "termsHash" | "salt">,
): Hex {
  return keccak256(
    encodeAbiParameters(
      [
        { type: "uint256" },
        { type: "address" },
        { type: "bytes32" },
        { type: "address" },
        { type: "uint256" },
        { type: "bytes32" },
        { type: "bytes32" },
      ],
      [
        BigInt(chainId),
        grantsAddress,
        releaseOnChainId,
        purchase.buyer,
        BigInt(purchase.maxPriceAmount),
        purchase.termsHash,
        purchase.salt,
      ],
    ),
  )
}

/** The typed data that the payer's wallet signs. */
export function purchaseTypedData(
  token: TokenDomain,
  grantsAddress: Hex,
  releaseOnChainId: Hex,
  purchase: UnsignedPurchase,
) {
  return {
    domain: {
      name: token.name,
      version: token.version,
      chainId: token.chainId,
      verifyingContract: token.address,
    },
    types: receiveWithAuthorizationTypes,
    primaryType: "ReceiveWithAuthorization",
    message: {
      from: purchase.payer,
      to: grantsAddress,
      value: BigInt(purchase.priceAmount),
      validAfter: BigInt(purchase.validAfter),
      validBefore: BigInt(purchase.validBefore),
      nonce: purchaseNonce(token.chainId, grantsAddress, releaseOnChainId, purchase),
    },
  } as const
}

/** The last argument of AccessGrants.purchaseWithAuthorization. */
export function authorizationArgument(authorization: PurchaseAuthorization) {
  const { r, s, yParity } = parseSignature(authorization.signature)
  return {
    payer: authorization.payer,
    validAfter: BigInt(authorization.validAfter),
    validBefore: BigInt(authorization.validBefore),
    salt: authorization.salt,
    v: 27 + yParity,
    r,
    s,
  } as const
}

function isHexOf(value: unknown, bytes: number): boolean {
  return typeof value === "string" && value.length === 2 + 2 * bytes && /^0x[0-9a-fA-F]*$/.test(value)
}
