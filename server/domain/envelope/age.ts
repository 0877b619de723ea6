import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption"
import { DomainError } from "../errors"

/** A new random X25519 identity, `AGE-SECRET-KEY-1…`, and its recipient, `age1…`. Never derived from a signature. */
export async function makeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Whether a text is an X25519 recipient of age that something can be encrypted to. */
export function isRecipient(text: string): boolean {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/**
 * Encrypts a stream to every one of the recipients, part by part; nothing is held but one 64 KiB chunk.
 * The result also tells the size it will have: `size(plaintextByteSize)`.
 * @throws DomainError BAD_INPUT where there is no recipient or one is malformed
 */
export async function encryptFor(recipients: readonly string[], stream: ReadableStream<Uint8Array>) {
  return encrypterFor(recipients).encrypt(stream)
}

/** Encrypts bytes or a text that is in memory. */
export async function encryptBytesFor(
  recipients: readonly string[],
  content: Uint8Array | string,
): Promise<Uint8Array> {
  return encrypterFor(recipients).encrypt(content)
}

/**
 * Opens an age file. Refuses every file that was changed, cut or given another's header.
 * @throws DomainError BAD_INPUT, the same for a wrong identity and a damaged file
 */
export async function decryptWith(identity: string, bytes: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(bytes)
  } catch {
    throw new DomainError(
      "BAD_INPUT",
      "This file does not open with this key: it is for another key, or damaged.",
    )
  }
}

/** Opens a stream; faults in later parts surface while it is read. */
export async function decryptStreamWith(identity: string, stream: ReadableStream<Uint8Array>) {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(stream)
}

function encrypterFor(recipients: readonly string[]): Encrypter {
  if (recipients.length === 0) throw new DomainError("BAD_INPUT", "Encrypting needs at least one recipient.")
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    if (!isRecipient(recipient))
      throw new DomainError("BAD_INPUT", "A recipient looks like age1….", { recipient })
    encrypter.addRecipient(recipient)
  }
  return encrypter
}
