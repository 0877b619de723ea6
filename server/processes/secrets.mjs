// What an instance keeps to itself: passwords and keys, made once, readable by its user alone.
import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { Problem, readJson, writeJson } from "./files.mjs"

const hex = (bytes) => randomBytes(bytes).toString("hex")

const makers = {
  ownerPassword: () => hex(24),
  webPassword: () => hex(24),
  vaultPassword: () => hex(24),
  sessionSecret: () => hex(32),
  vaultToken: () => hex(32),
  operatorKey: () => `0x${hex(32)}`,
  relayerKey: () => `0x${hex(32)}`,
}

/** The secrets of a data folder; those that lack are made. */
export function ensureSecrets(dataDir, hasDatabase) {
  const file = join(dataDir, "secrets.json")
  if (hasDatabase && !existsSync(file)) {
    throw new Problem(
      `There is a database in ${dataDir}, but not the secrets that open it (secrets.json).`,
      "Restore that file from a copy, or move the whole folder away and start with an empty one.",
    )
  }
  const known = readJson(file, {})
  const secrets = Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [name, known[name] ?? make()]),
  )
  if (JSON.stringify(known) !== JSON.stringify(secrets)) writeJson(file, secrets, 0o600)
  return secrets
}

/** Makes the key that seals the vault's keys, outside the data folder: a copy of the data alone opens nothing. */
export function ensureKek(kekFile, hasDatabase) {
  if (existsSync(kekFile)) {
    if (/^[0-9a-f]{64}$/.test(readFileSync(kekFile, "utf8").trim())) return
    throw new Problem(
      `${kekFile} is not the vault's key.`,
      "Restore it from a copy: nothing opens without it.",
    )
  }
  if (hasDatabase) {
    throw new Problem(
      `The vault's key ${kekFile} is missing: what people contributed cannot be opened without it.`,
      "Restore that file from a copy, or move the data folder away and start with an empty one.",
    )
  }
  mkdirSync(dirname(kekFile), { recursive: true })
  writeFileSync(kekFile, `${hex(32)}\n`, { mode: 0o600, flag: "wx" })
}
