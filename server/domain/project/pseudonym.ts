import { keccak256, stringToBytes } from "viem"

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

/**
 * The name under which a labeler appears in one project: stable there, and another one in every other project.
 * The secret (the project's assignment seed) keeps an outsider from trying account ids against the name.
 */
export function pseudonymOf(projectId: string, secret: string, labelerId: string): string {
  const hash = keccak256(stringToBytes(`pseudonym:${projectId}:${secret}:${labelerId}`), "bytes")
  let name = ""
  for (let place = 0; place < 6; place++) name += alphabet[(hash[place] ?? 0) % 32]
  return `Labeler ${name}`
}
