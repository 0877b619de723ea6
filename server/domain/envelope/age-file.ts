import { DomainError } from "../errors"

/** An age file in its two parts: the header holds the file key for each recipient, the payload opens with that key alone. */
export interface SplitAgeFile {
  readonly header: Uint8Array
  readonly payload: Uint8Array
}

/** Largest header taken: a hundred recipients fit; a file without an end of its header is refused early. */
export const maxHeaderBytes = 65_536

const versionLine = "age-encryption.org/v1\n"
const footerMark = "\n--- "
const newline = 0x0a

/**
 * Detaches the header of an age file (age-encryption.org/v1, binary form). Without it the payload opens nothing.
 * @throws DomainError BAD_INPUT where the bytes do not start like an age file
 */
export function splitAgeFile(bytes: Uint8Array): SplitAgeFile {
  const headerSize = headerSizeOf(bytes)
  return { header: bytes.slice(0, headerSize), payload: bytes.slice(headerSize) }
}

/** Puts a detached header back before its payload: again a file that the standard `age` opens. */
export function joinAgeFile(parts: SplitAgeFile): Uint8Array {
  const bytes = new Uint8Array(parts.header.length + parts.payload.length)
  bytes.set(parts.header, 0)
  bytes.set(parts.payload, parts.header.length)
  return bytes
}

function headerSizeOf(bytes: Uint8Array): number {
  // Header lines are ASCII, and no stanza line starts with three dashes: the first such line is the footer with the MAC.
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, maxHeaderBytes))
  const footer = start.indexOf(footerMark)
  const end = footer < 0 ? -1 : bytes.indexOf(newline, footer + footerMark.length)
  if (!start.startsWith(versionLine) || end < 0 || end >= maxHeaderBytes) {
    throw new DomainError("BAD_INPUT", "This is not an encrypted file in the age format.")
  }
  return end + 1
}
