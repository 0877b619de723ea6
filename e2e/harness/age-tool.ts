import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** Why the standard age tool cannot be used here; null when it can. Installs Debian's package where it may. */
export function reasonWithoutAge(): string | null {
  if (isThere()) return null
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    return "the age command line is not installed, and only root could install Debian's package age"
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "age"],
  ]) {
    spawnSync("apt-get", args, { env, stdio: "ignore", timeout: 120_000 })
  }
  return isThere() ? null : "Debian's package age could not be installed by apt-get"
}

/** Decrypts a file with the standard tool. @throws Error with the tool's own words */
export function decryptWithAge(keyFile: string, encryptedFile: string): string {
  const { status, stdout, stderr } = spawnSync("age", ["--decrypt", "-i", keyFile, encryptedFile], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`age failed: ${stderr}`)
  return stdout
}

function isThere(): boolean {
  return spawnSync("age", ["--version"]).status === 0
}
