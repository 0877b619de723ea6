import { readKey, writeKey } from "./key-store"

/**
 * The reading key: an age X25519 identity of one person in this browser. Runs, own contributions and deliveries are
 * encrypted to it. At rest it is wrapped by a device key that the browser never hands out.
 */
interface WrappedIdentity {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
  readonly recipient: string
}

const deviceKeyName = "device"

/** The public half (`age1…`) of a person's reading key; made at the first call. @param address the person's */
export async function readingRecipient(address: `0x${string}`): Promise<string> {
  return (await findWrapped(address))?.recipient ?? (await makeReadingKey(address))
}

/** Whether this browser holds a reading key of the person. */
export async function hasReadingKey(address: `0x${string}`): Promise<boolean> {
  return (await findWrapped(address)) !== null
}

/**
 * Decrypts an age file that was encrypted to the person's reading key.
 * @throws Error when this browser holds no key of the person, or the file is for another key
 */
export async function openWithReadingKey(
  address: `0x${string}`,
  file: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const { Decrypter } = await import("age-encryption")
  const decrypter = new Decrypter()
  decrypter.addIdentity(await exportReadingKey(address))
  return decrypter.decrypt(file)
}

/** As openWithReadingKey, for files too large to hold at once. */
export async function openStreamWithReadingKey(
  address: `0x${string}`,
  file: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const { Decrypter } = await import("age-encryption")
  const decrypter = new Decrypter()
  decrypter.addIdentity(await exportReadingKey(address))
  return decrypter.decrypt(file)
}

/** The secret identity (`AGE-SECRET-KEY-1…`), for keeping a copy or for the age command line. */
export async function exportReadingKey(address: `0x${string}`): Promise<string> {
  const wrapped = await findWrapped(address)
  if (wrapped === null) throw new Error("This browser holds no reading key of this account. Import it first.")
  const bytes = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: wrapped.iv },
    await deviceKey(),
    wrapped.sealed,
  )
  return new TextDecoder().decode(bytes)
}

/**
 * Takes over an identity from another browser, in place of the one here.
 * @param text an identity, or a key file with one (comments are passed over)
 * @throws Error when there is no X25519 identity in it
 */
export async function importReadingKey(address: `0x${string}`, text: string): Promise<string> {
  const identity = /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(text.toUpperCase())?.[0]
  if (identity === undefined) throw new Error("There is no age secret key in this text.")
  const wrapped = await wrap(identity)
  await writeKey("reading-key", address.toLowerCase(), wrapped)
  return wrapped.recipient
}

async function makeReadingKey(address: string): Promise<string> {
  const { generateX25519Identity } = await import("age-encryption")
  const wrapped = await wrap(await generateX25519Identity())
  // Two tabs may make one at the same moment: the first to arrive is the person's.
  await writeKey("reading-key", address.toLowerCase(), wrapped, { isFirst: true })
  return (await findWrapped(address))?.recipient ?? wrapped.recipient
}

async function wrap(identity: string): Promise<WrappedIdentity> {
  const { identityToRecipient } = await import("age-encryption")
  const recipient = await identityToRecipient(identity)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(identity)
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await deviceKey(), plain)
  return { iv, sealed, recipient }
}

async function findWrapped(address: string): Promise<WrappedIdentity | null> {
  const kept = await readKey("reading-key", address.toLowerCase())
  return isWrapped(kept) ? kept : null
}

async function deviceKey(): Promise<CryptoKey> {
  const kept = await readKey("device-key", deviceKeyName)
  if (kept instanceof CryptoKey) return kept
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ])
  if (await writeKey("device-key", deviceKeyName, made, { isFirst: true })) return made
  return deviceKey()
}

function isWrapped(value: unknown): value is WrappedIdentity {
  return (
    typeof value === "object" && value !== null && "sealed" in value && "iv" in value && "recipient" in value
  )
}
