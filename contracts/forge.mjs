// Runs Foundry's forge in this folder and passes its exit code on: `node contracts/forge.mjs test`.
// The npm launchers of @foundry-rs always exit 0, so the platform's binary is called itself; else `forge` from PATH.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))

/** Path of the forge binary: the npm platform package where installed, else whatever PATH has. */
export function forgePath() {
  const architecture = process.arch === "x64" ? "amd64" : process.arch
  const file = process.platform === "win32" ? "forge.exe" : "forge"
  const packaged = join(
    here,
    "..",
    "node_modules",
    "@foundry-rs",
    `forge-${process.platform}-${architecture}`,
    "bin",
    file,
  )
  return existsSync(packaged) ? packaged : file
}

/** Runs forge with these arguments in contracts/; returns its exit code (127 when there is no forge). */
export function runForge(args, options = {}) {
  const result = spawnSync(forgePath(), args, { cwd: here, stdio: "inherit", ...options })
  if (result.error) {
    process.stderr.write(
      `forge did not start (${result.error.message}). Install the optional npm packages (npm ci) or Foundry.\n`,
    )
    return { code: 127, stdout: "" }
  }
  const output = result.stdout
  return { code: result.status ?? 1, stdout: output ? output.toString() : "" }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(runForge(process.argv.slice(2)).code)
