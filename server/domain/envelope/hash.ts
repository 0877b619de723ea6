import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "viem"

/** A hash that grows with its input, so that nobody has to hold a whole file. */
export interface RunningHash {
  update(part: Uint8Array): void
  /** The SHA-256 of all parts; call it once, at the end. */
  finish(): `0x${string}`
}

/** Starts a SHA-256 over parts that arrive one by one. */
export function startHash(): RunningHash {
  const state = sha256.create()
  return { update: (part) => void state.update(part), finish: () => bytesToHex(state.digest()) }
}

/** SHA-256 of bytes that are in memory. */
export function hashBytes(bytes: Uint8Array): `0x${string}` {
  return bytesToHex(sha256(bytes))
}

/** Passes a stream through unchanged and tells its SHA-256 and size when it has ended. */
export function hashingStream(): {
  readonly stream: TransformStream<Uint8Array, Uint8Array>
  readonly result: () => { readonly hash: `0x${string}`; readonly byteSize: number }
} {
  const hash = startHash()
  let byteSize = 0
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      hash.update(part)
      byteSize += part.length
      controller.enqueue(part)
    },
  })
  return { stream, result: () => ({ hash: hash.finish(), byteSize }) }
}
