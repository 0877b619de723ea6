// No letters that are mistaken for others when written down.
const letters = "abcdefghjkmnpqrstuvwxyz23456789"
const groups = 4
const groupLength = 5

/** A random passphrase of four groups of five: 20 characters of 31, about 99 bits. */
export function suggestPassphrase(): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => letters.charAt(randomBelow(letters.length))).join(""),
  ).join("-")
}

function randomBelow(bound: number): number {
  const fair = 256 - (256 % bound)
  for (;;) {
    const [drawn] = crypto.getRandomValues(new Uint8Array(1))
    if (drawn !== undefined && drawn < fair) return drawn % bound
  }
}
