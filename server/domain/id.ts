/** Prefixes of every identifier; the glossary's own, plus the rows that have no word of their own. */
export const idPrefixes = {
  account: "acc",
  accessLogEntry: "log",
  anchor: "anc",
  annotation: "ann",
  apiKey: "key",
  appeal: "apl",
  assignment: "asg",
  audit: "aud",
  bounty: "bty",
  claim: "clm",
  consent: "cst",
  contribution: "con",
  delivery: "dlv",
  earning: "ern",
  epoch: "epo",
  grant: "grt",
  item: "itm",
  label: "lbl",
  notice: "ntc",
  organization: "org",
  pool: "pool",
  project: "prj",
  relaySpend: "rsp",
  release: "rel",
  run: "run",
  signal: "sig",
  task: "tsk",
  transcript: "tsc",
  transfer: "trf",
  verdict: "vrd",
} as const

export type IdNoun = keyof typeof idPrefixes
export type Id<Noun extends IdNoun> = `${(typeof idPrefixes)[Noun]}_${string}`

// Crockford's base 32 in lower case: no i, l, o, u, so that an id read aloud is not misheard.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
const timeCharacters = 9
const randomCharacters = 11

/**
 * Makes a time-ordered identifier: 9 characters of milliseconds since 1970, then 55 random bits.
 * @param randomBytes gives at least 11 random bytes; passed in because the domain has no randomness
 */
export function makeId<Noun extends IdNoun>(noun: Noun, nowAt: Date, randomBytes: Uint8Array): Id<Noun> {
  if (randomBytes.length < randomCharacters) throw new RangeError("makeId needs 11 random bytes")
  let rest = nowAt.getTime()
  let time = ""
  for (let place = 0; place < timeCharacters; place++) {
    time = alphabet[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  let tail = ""
  for (let place = 0; place < randomCharacters; place++) tail += alphabet[(randomBytes[place] ?? 0) % 32]
  return `${idPrefixes[noun]}_${time}${tail}` as Id<Noun>
}

/** Tells whether a string has the shape of an identifier of this noun. It says nothing of its existence. */
export function isId<Noun extends IdNoun>(noun: Noun, value: string): value is Id<Noun> {
  return new RegExp(`^${idPrefixes[noun]}_[0-9a-hjkmnp-tv-z]{20}$`).test(value)
}
