// Installs the locked packages when those in node_modules are not they.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { Problem, readJson, root } from "./files.mjs"

const oldest = [20, 9]

/** Refuses a Node that is too old, with the way out. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw new Problem(
    `This is Node ${process.versions.node}; Millpond needs ${oldest.join(".")} or newer.`,
    "Install it from https://nodejs.org and start again.",
  )
}

/** The locked packages that node_modules lacks or holds in another version. Optional ones may be absent. */
export function missingPackages() {
  const wanted = readJson(join(root, "package-lock.json"), { packages: {} }).packages
  const present = readJson(join(root, "node_modules", ".package-lock.json"), { packages: {} }).packages
  return Object.entries(wanted)
    .filter(([path, locked]) => {
      if (path === "" || locked.link === true) return false
      const found = present[path]
      if (found === undefined) return locked.optional !== true
      return found.version !== locked.version || found.integrity !== locked.integrity
    })
    .map(([path]) => path)
}

/** Brings node_modules to the lockfile, saying so; without a registry goes on with what is there. */
export async function ensureDependencies(say) {
  const missing = missingPackages()
  if (missing.length === 0) return
  const hasSome = existsSync(join(root, "node_modules", ".package-lock.json"))
  if (hasSome && !(await isRegistryReachable())) {
    say(
      `${missing.length} packages differ from the lockfile, but the registry cannot be reached: going on without.`,
    )
    return
  }
  say(`Installing ${missing.length} packages: npm ci --include=dev`)
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
  const done = spawnSync(npm, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
  if (done.status === 0) return
  throw new Problem("The packages could not be installed.", "Look at npm's message above, then start again.")
}

async function isRegistryReachable() {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  const asked = spawnSync(npm, ["config", "get", "registry"], { cwd: root, encoding: "utf8" })
  try {
    await fetch(asked.stdout.trim(), { method: "HEAD", signal: AbortSignal.timeout(8000) })
    return true
  } catch {
    return false
  }
}
