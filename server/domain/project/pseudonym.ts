import { concat, keccak256, stringToBytes, stringToHex } from "viem"

type Hex = `0x${string}`

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
const pseudonymLength = 16
const shownLength = 6

/** A project and the secret of it from which its pseudonyms come. The secret is never revealed. */
export interface PseudonymSource {
  readonly id: string
  readonly pseudonymSalt: Hex
}

/**
 * What ties a person to their pseudonym in a project, for that person alone: with it they show which name was theirs,
 * and without it nobody can try account ids against the names.
 */
export function pseudonymOpening(project: PseudonymSource, accountId: string): Hex {
  return keccak256(
    concat([stringToHex(`millpond-opening-1:${project.id}:${accountId}:`), project.pseudonymSalt]),
  )
}

/**
 * The name under which somebody appears in one project's transcript: stable there, another one in every other project.
 * It commits to the account: 80 bits of Keccak-256 over project, account and the opening that only that account gets.
 */
export function pseudonymFrom(projectId: string, accountId: string, opening: Hex): string {
  const hash = keccak256(stringToBytes(`millpond-pseudonym-1:${projectId}:${accountId}:${opening}`), "bytes")
  let name = ""
  for (let place = 0; place < pseudonymLength; place++) name += alphabet[(hash[place] ?? 0) % 32]
  return name
}

export function pseudonymOf(project: PseudonymSource, accountId: string): string {
  return pseudonymFrom(project.id, accountId, pseudonymOpening(project, accountId))
}

/** Every pseudonym of a project once, however often it is asked for. */
export function pseudonymsOf(project: PseudonymSource): (accountId: string) => string {
  const known = new Map<string, string>()
  return (accountId) => {
    const found = known.get(accountId)
    if (found !== undefined) return found
    const made = pseudonymOf(project, accountId)
    known.set(accountId, made)
    return made
  }
}

/** A pseudonym as people read it. */
export function labelerName(pseudonym: string): string {
  return `Labeler ${pseudonym.slice(0, shownLength)}`
}
