import { randomBytes } from "node:crypto"

/** So many random bytes, as 0x-prefixed hexadecimal. */
export function randomHex(byteCount: number): `0x${string}` {
  return `0x${randomBytes(byteCount).toString("hex")}`
}
