import "server-only"
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto"

const algorithm = "aes-256-gcm"
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
const sealVersion = 1

/**
 * Holds the key-encryption key and never gives it away; a key management service can stand in its place.
 * `context` is bound into the seal: what was sealed for one row does not open in another.
 */
export interface KeySealer {
  seal(secret: Uint8Array, context: string): Promise<Uint8Array>
  /** @throws Error where the seal was changed, or made for another context or with another key */
  unseal(sealed: Uint8Array, context: string): Promise<Uint8Array>
}

/**
 * Seals with AES-256-GCM under a key in memory. Form: version byte, 12 bytes of nonce, ciphertext, 16 bytes of tag.
 * @param kek 32 random bytes, from a file outside the data folder
 */
export function createLocalSealer(kek: Uint8Array): KeySealer {
  if (kek.length !== keyBytes) throw new Error("The key-encryption key must have 32 bytes.")
  const key = Uint8Array.from(kek)
  return {
    async seal(secret, context) {
      const { iv, ciphertext } = encrypt(key, secret, context)
      return Buffer.concat([Uint8Array.of(sealVersion), iv, ciphertext])
    },
    async unseal(sealed, context) {
      if (sealed[0] !== sealVersion) throw new Error("This seal is of an unknown version.")
      return decrypt(key, sealed.subarray(1, 1 + ivBytes), sealed.subarray(1 + ivBytes), context)
    },
  }
}

/** An item's content under its contribution's key. */
export interface SealedContent {
  readonly iv: Uint8Array
  /** Ciphertext with its tag. */
  readonly ciphertext: Uint8Array
}

/** A new random key: of a contribution's items, or of a pool's hashes. */
export function makeKey(): Uint8Array {
  return randomBytes(keyBytes)
}

/** Seals an item's content under its contribution's key, bound to the item's id. */
export function sealItem(itemKey: Uint8Array, itemId: string, content: Uint8Array): SealedContent {
  return encrypt(itemKey, content, itemId)
}

/** @throws Error where the content was changed or belongs to another item */
export function openItem(itemKey: Uint8Array, itemId: string, sealed: SealedContent): Uint8Array {
  return decrypt(itemKey, sealed.iv, sealed.ciphertext, itemId)
}

/** HMAC-SHA256 of a text under a key; `domain` keeps hashes of different things apart. */
export function keyedHash(key: Uint8Array, domain: string, text: string): `0x${string}` {
  return `0x${createHmac("sha256", key).update(`${domain}\n`).update(text).digest("hex")}`
}

function encrypt(key: Uint8Array, content: Uint8Array, context: string): SealedContent {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context, "utf8"))
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  return { iv, ciphertext }
}

function decrypt(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array, context: string): Uint8Array {
  const end = ciphertext.length - tagBytes
  if (end < 0 || iv.length !== ivBytes) throw new Error("This seal is too short.")
  const decipher = createDecipheriv(algorithm, key, iv).setAAD(Buffer.from(context, "utf8"))
  decipher.setAuthTag(ciphertext.subarray(end))
  return Buffer.concat([decipher.update(ciphertext.subarray(0, end)), decipher.final()])
}
