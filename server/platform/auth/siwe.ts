import "server-only"
import { isAddress } from "viem"
import { createSiweMessage, parseSiweMessage, type SiweMessage } from "viem/siwe"
import { DomainError } from "@/server/domain/errors"

export interface SignInExpectation {
  /** "https://millpond.example", from configuration. */
  readonly origin: string
  readonly chainId: number
  readonly nowAt: Date
}

/** How long a message may be good for, and by how much clocks may differ. */
const longestLifeSeconds = 900
const skewSeconds = 120

/**
 * Reads an EIP-4361 message and holds it to this site, this chain and this time. The signature is checked elsewhere.
 * Source: https://eips.ethereum.org/EIPS/eip-4361
 * @throws DomainError BAD_INPUT, or EXPIRED for a message of another time
 */
export function readSignInMessage(
  text: string,
  expectation: SignInExpectation,
): { readonly address: `0x${string}`; readonly nonce: string } {
  const message = readCanonically(text)
  const { host, origin } = new URL(expectation.origin)
  if (message.domain !== host || originOf(message.uri) !== origin) throw refuse("is meant for another site")
  if (message.scheme !== undefined && `${message.scheme}:` !== new URL(origin).protocol) {
    throw refuse("is meant for another site")
  }
  if (message.chainId !== expectation.chainId) throw refuse("is meant for another chain")
  requireTimely(message, expectation.nowAt.getTime())
  return { address: message.address, nonce: message.nonce }
}

function readCanonically(text: string): SiweMessage {
  const parsed = parseSiweMessage(text)
  const { address, chainId, domain, nonce, uri, version } = parsed
  if (
    address === undefined ||
    !isAddress(address, { strict: false }) ||
    chainId === undefined ||
    domain === undefined ||
    nonce === undefined ||
    uri === undefined ||
    version !== "1"
  ) {
    throw refuse("is not complete")
  }
  const message: SiweMessage = { ...parsed, address, chainId, domain, nonce, uri, version }
  // What a person read must be what was understood: nothing before, between or after the known fields.
  if (writeAgain(message) !== text) throw refuse("is not in its one proper form")
  return message
}

function writeAgain(message: SiweMessage): string | null {
  try {
    return createSiweMessage(message)
  } catch {
    return null
  }
}

function originOf(uri: string): string | null {
  return URL.canParse(uri) ? new URL(uri).origin : null
}

function requireTimely({ issuedAt, expirationTime, notBefore }: SiweMessage, now: number): void {
  if (issuedAt === undefined || expirationTime === undefined) throw refuse("says no time")
  const isFromAhead = issuedAt.getTime() > now + skewSeconds * 1000
  const isAhead = notBefore !== undefined && notBefore.getTime() > now
  const isTooLong = expirationTime.getTime() - issuedAt.getTime() > longestLifeSeconds * 1000
  if (isFromAhead || isAhead || isTooLong) {
    throw refuse("is dated wrongly; check the clock of this device")
  }
  if (expirationTime.getTime() <= now) {
    throw new DomainError("EXPIRED", "This sign-in took too long. Sign in again.")
  }
}

function refuse(fault: string): DomainError {
  return new DomainError("BAD_INPUT", `The sign-in message ${fault}.`)
}
