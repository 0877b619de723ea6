// How each process of an instance is run, and how it is known to serve.
import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { bundled } from "./bundle.mjs"
import { localChainId } from "./environment.mjs"
import { Problem, readJson, root } from "./files.mjs"
import { waitUntil } from "./ports.mjs"
import { initPostgres, isPostgresReady, postgresCommand, versionConflict } from "./postgres.mjs"

/** The embedded database. */
export function databaseProcess({ options, ports, secrets }) {
  const folder = join(options.dataDir, "postgres")
  const conflict = versionConflict(folder)
  if (conflict !== undefined) {
    throw new Problem(
      `The database in ${folder} is of PostgreSQL ${conflict.found}; this release brings ${conflict.wanted}.`,
      "Dump it with the old release and load it into a new data folder, or set DATABASE_URL.",
    )
  }
  initPostgres({ folder, password: secrets.ownerPassword })
  return {
    name: "database",
    title: "The database",
    ...postgresCommand({ folder, port: ports.database }),
    stopSignal: "SIGINT",
    graceMs: 20_000,
    isReady: (isAlive) => isPostgresReady(folder, isAlive),
    wayOut: `If its files in ${folder} are damaged, restore them from a copy, or move ${options.dataDir} away and start anew.`,
  }
}

/** The local chain, its state kept in the data folder. */
export function chainProcess({ options, ports }) {
  const packaged = join(
    root,
    "node_modules",
    "@foundry-rs",
    `anvil-${process.platform}-${architecture()}`,
    "bin",
    "anvil",
  )
  const folder = join(options.dataDir, "chain")
  mkdirSync(folder, { recursive: true })
  const rpcUrl = `http://127.0.0.1:${ports.chain}`
  return {
    name: "chain",
    title: "The local chain (anvil)",
    command: existsSync(packaged) ? packaged : "anvil",
    args: [
      ...["--host", "127.0.0.1", "--port", String(ports.chain), "--chain-id", String(localChainId)],
      ...["--state", join(folder, "state.json"), "--state-interval", "1", "--quiet"],
    ],
    stopSignal: "SIGINT",
    graceMs: 15_000,
    isReady: (isAlive) => untilAnswered(isAlive, () => fetch(rpcUrl, chainQuestion)),
    wayOut:
      "Install the optional packages (npm ci --include=optional) or Foundry (anvil in PATH), or set RPC_URL.",
  }
}

/** Waits until the chain's file holds these contracts: a chain killed before that would wake up without them. */
export async function untilChainKept({ options }, addresses) {
  const isKept = () => {
    const accounts = keptAccounts(options.dataDir)
    return addresses.every((address) => accounts[address.toLowerCase()] !== undefined)
  }
  if (await waitUntil(isKept, { timeoutMs: 30_000, everyMs: 200 })) return
  throw new Problem(
    "The local chain does not keep its state.",
    `See whether ${options.dataDir} can be written and its disk has room.`,
  )
}

/** What the chain's file holds; nothing while it is being written. */
function keptAccounts(dataDir) {
  try {
    return readJson(join(dataDir, "chain", "state.json"), {}).accounts ?? {}
  } catch {
    return {}
  }
}

const architecture = () => (process.arch === "x64" ? "amd64" : process.arch)
const chainQuestion = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
}

/** The vault, alone with its keys. */
export async function vaultProcess({ environments, ports }) {
  return {
    ...(await entryPoint("vault", environments.vault)),
    title: "The vault",
    isReady: (isAlive) => untilAnswered(isAlive, () => fetch(`http://127.0.0.1:${ports.vault}/health`)),
  }
}

/** The worker: background jobs. It says by message that it takes work. */
export async function workerProcess({ environments }) {
  return {
    ...(await entryPoint("worker", environments.worker)),
    title: "The worker",
    hasChannel: true,
    graceMs: 10_000,
    isReady: (isAlive, child) => {
      let isReady = false
      child.once("message", () => {
        isReady = true
      })
      return waitUntil(() => isReady || !isAlive(), { timeoutMs: 60_000, everyMs: 25 }).then(() => isReady)
    },
  }
}

/** The pages. An open stream of live updates would hold its end up: its grace is short. */
export function webProcess({ options, environments }) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next")
  const verb = options.isDev ? "dev" : "start"
  const host = options.host.includes(":") ? `[${options.host}]` : options.host
  // Under another name of this machine a page only says where it is: ready is what answers with the page itself.
  const isOwnName = options.origin === `http://localhost:${options.port}`
  const address = isOwnName ? `${options.origin}/` : `http://${host}:${options.port}/`
  return {
    name: "web",
    title: "The pages",
    command: process.execPath,
    args: [next, verb, "-p", String(options.port), "-H", options.host],
    options: { env: environments.web },
    graceMs: 2000,
    isEchoed: options.isDev,
    isReady: (isAlive) =>
      untilAnswered(isAlive, () => fetch(address, { signal: AbortSignal.timeout(60_000) })),
  }
}

async function entryPoint(name, env) {
  const args = await bundled(join("server", "processes", `${name}.ts`))
  return { name, command: process.execPath, args, options: { env } }
}

/** Asks until there is any answer but a server's failure, the process is gone, or two minutes are over. */
async function untilAnswered(isAlive, ask) {
  let answered = false
  const question = async () => {
    answered = await ask().then(
      (response) => response.ok || response.status < 500,
      () => false,
    )
    return answered || !isAlive()
  }
  await waitUntil(question, { timeoutMs: 120_000, everyMs: 50 })
  return answered && isAlive()
}
