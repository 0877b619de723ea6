import { concat, encodeAbiParameters, keccak256, numberToHex, stringToBytes } from "viem"
import { canonicalJson, type JsonValue } from "../canonical-json"

type Hex = `0x${string}`

/** How a sale is divided, in basis points that come to 10,000. */
export interface SplitBps {
  readonly contributorsBps: number
  readonly labelersBps: number
  readonly moderatorsBps: number
  readonly treasuryBps: number
}

/** What an owner decides when opening a pool on chain. */
export interface PoolSettings {
  /** May anchor, and propose roots. */
  readonly operator: Hex
  readonly token: Hex
  readonly treasury: Hex
  /** May veto a proposed root, as the owner may. */
  readonly guardian: Hex
  readonly split: SplitBps
  readonly challengeSeconds: number
  readonly termsHash: Hex
}

/** What the terms of a pool say, besides what the chain keeps in the open. */
export interface PoolTerms {
  readonly purpose: string
  readonly itemSchema: JsonValue
  readonly mediaTypes: readonly string[]
  readonly licenceId: string
  readonly licenceText: string | null
  /** The vault's public age recipient for this pool. */
  readonly recipient: string
}

/** What a buyer agrees to: everything about a release that money or a judge could ask for. */
export interface ReleaseTerms {
  readonly poolOnChainId: Hex
  readonly manifestRoot: Hex
  readonly licenceId: string
  /** The pool's own terms, where the licence is its own. */
  readonly licenceText: string | null
  /** Base units of the pool's token. */
  readonly priceAmount: bigint
  readonly grantDurationSeconds: number
  readonly inspectionSeconds: number
  readonly split: SplitBps
  readonly treasuryAddress: Hex
}

/** keccak256(abi.encode(owner, salt)), as PoolRegistry computes it. */
export function poolOnChainId(owner: Hex, salt: Hex): Hex {
  return keccak256(encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [owner, salt]))
}

/** keccak256(abi.encode(poolId, manifestRoot)), as PoolRegistry computes it. */
export function releaseOnChainId(poolId: Hex, manifestRoot: Hex): Hex {
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], [poolId, manifestRoot]))
}

/** A grant's number: release number << 192 | buyer << 32 | renewal, counted from 0. */
export function grantOnChainId(releaseNumber: bigint, buyer: Hex, renewal: number): bigint {
  return BigInt(concat([numberToHex(releaseNumber, { size: 8 }), buyer, numberToHex(renewal, { size: 4 })]))
}

/** The head of a pool's anchor log after one more entry; the first head is the pool's id. */
export function nextAnchorHead(head: Hex, root: Hex, count: bigint): Hex {
  return keccak256(
    encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }, { type: "uint256" }], [head, root, count]),
  )
}

/** Hash of a pool's terms: keccak256 of their canonical JSON, with a word in front that tells what they are. */
export function poolTermsHash(terms: PoolTerms): Hex {
  return keccak256(stringToBytes(`Millpond terms of a pool\n${canonicalJson({ ...terms })}`))
}

/** The one text of a release's terms, to be shown, stored and hashed. */
export function releaseTermsText(terms: ReleaseTerms): string {
  const { priceAmount, treasuryAddress, split, ...rest } = terms
  return canonicalJson({
    ...rest,
    split: { ...split },
    priceAmount: priceAmount.toString(),
    treasuryAddress: treasuryAddress.toLowerCase(),
  })
}

/** The hash of a release's terms that goes on chain and that a purchase names. */
export function releaseTermsHash(terms: ReleaseTerms): Hex {
  return keccak256(stringToBytes(releaseTermsText(terms)))
}
