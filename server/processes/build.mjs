// The production build of the pages: made once for a state of the sources, shared by instances.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { readJson, root, writeJson } from "./files.mjs"
import { waitUntil } from "./ports.mjs"
import { identityOf, isRunning } from "./process-list.mjs"

const folders = ["app", "server", "db", "public", "contracts/abi"]
const files = [
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
]
const left = /(\.test\.tsx?|\.mjs|\.sql|\.md)$|^(server\/processes|db\/(seed|migrations|testing))\//
const cache = join(root, "node_modules", ".cache", "millpond")
const record = join(cache, "build.json")
const lock = join(cache, "build.lock")

/** SHA-256 over the paths and contents of all that the pages are built of, and what their headers depend on. */
export function hashSources(env) {
  const hash = createHash("sha256")
  const isHttps = env.ORIGIN?.startsWith("https://") === true
  hash.update(JSON.stringify([isHttps, process.version]))
  for (const file of [...files, ...folders.flatMap(filesOf)].sort()) {
    if (left.test(file) || !existsSync(join(root, file))) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0")
  }
  return hash.digest("hex")
}

function filesOf(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
}

function buildId() {
  const file = join(root, ".next", "BUILD_ID")
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined
}

function isBuilt(hash) {
  const made = readJson(record, {})
  return made.hash === hash && made.buildId !== undefined && made.buildId === buildId()
}

/** Builds the pages unless they are built of exactly these sources. `run` runs a process to its end. */
export async function ensureBuild(run, env) {
  const hash = hashSources(env)
  if (isBuilt(hash)) return "sources unchanged"
  await takeLock()
  try {
    if (isBuilt(hash)) return "built by another instance"
    await run({
      name: "build",
      title: "The build of the pages",
      command: process.execPath,
      args: [join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
      options: { env },
      graceMs: 2000,
    })
    writeJson(record, { hash, buildId: buildId() })
    return "for production"
  } finally {
    rmSync(lock, { force: true })
  }
}

/** One build at a time in this clone; a lock whose holder died counts as none. */
async function takeLock() {
  mkdirSync(cache, { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) })
  await waitUntil(
    () => {
      try {
        writeFileSync(lock, mine, { flag: "wx" })
        return true
      } catch (error) {
        if (error.code !== "EEXIST") throw error
        if (isAbandoned()) rmSync(lock, { force: true })
        return false
      }
    },
    { timeoutMs: 900_000, everyMs: 250 },
  )
}

function isAbandoned() {
  try {
    return !isRunning(JSON.parse(readFileSync(lock, "utf8")))
  } catch {
    return false
  }
}
