import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "viem"
import type { Fit } from "./fit"

/**
 * SHA-256 over the posteriors' bytes (doubles, little-endian, by task and class): two fits with one hash are the same
 * to the bit, whichever engine made them.
 */
export function posteriorHash({ posteriors }: Pick<Fit, "posteriors">): `0x${string}` {
  const bytes = new Uint8Array(posteriors.length * 8)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < posteriors.length; at++) view.setFloat64(at * 8, posteriors[at] as number, true)
  return bytesToHex(sha256(bytes))
}
