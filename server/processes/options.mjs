import { isAbsolute, join } from "node:path"
import { Problem, root } from "./files.mjs"

export const usage = `npm start [-- flags]

  --dev            pages are built when they are asked for, and again when their source changes
  --no-seed        no demo data on an empty database
  --without-web    all but the pages
  --services-only  database, chain, migrations and contracts alone
  --until-ready    stop again as soon as everything serves
  --help           this text

Environment: PORT (3000), HOST (127.0.0.1), ORIGIN, DATA_DIR (.data), KEK_FILE (<DATA_DIR>.key),
DATABASE_URL (a PostgreSQL of your own), RPC_URL with CHAIN_ID, CHAIN_DEPLOYMENT, OPERATOR_PRIVATE_KEY and
RELAYER_PRIVATE_KEY (a chain of your own; RPC_URL may be several with commas), CONFIRMATIONS,
RELAY_DAY_ETH, RELAY_PERSON_DAY_ETH, RELAY_PERSON_DAY_COUNT, RELAY_GAS_PRICE_GWEI (limits), LOG_LEVEL, LOG_FORMAT.
`

const flags = new Map([
  ["--dev", "isDev"],
  ["--no-seed", "isSeedless"],
  ["--without-web", "isWithoutWeb"],
  ["--services-only", "isServicesOnly"],
  ["--until-ready", "isUntilReady"],
  ["--watch-parent", "isWatchingParent"],
  ["--help", "isHelp"],
])

/** Reads flags and environment of a start. Throws a Problem that names what does not fit. */
export function readOptions(args, env) {
  const options = Object.fromEntries([...flags.values()].map((name) => [name, false]))
  for (const arg of args) {
    const name = flags.get(arg)
    if (name === undefined) throw new Problem(`There is no flag ${arg}.`, "`npm start -- --help` lists them.")
    options[name] = true
  }
  const port = readPort(env.PORT)
  const dataDir = dataFolder(env)
  return {
    ...options,
    isWatchingParent: options.isWatchingParent || env.npm_lifecycle_event !== undefined,
    port,
    host: env.HOST || "127.0.0.1",
    origin: env.ORIGIN || `http://localhost:${port}`,
    dataDir,
    kekFile: env.KEK_FILE ? absolute(env.KEK_FILE) : `${dataDir}.key`,
    ownDatabaseUrl: env.DATABASE_URL || undefined,
    chain: readChain(env),
  }
}

/** The data folder that the environment names. */
export function dataFolder(env) {
  return absolute(env.DATA_DIR || ".data").replace(/\/+$/, "")
}

const absolute = (path) => (isAbsolute(path) ? path : join(root, path))

function readPort(text) {
  if (text === undefined || text === "") return 3000
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Problem(
    `PORT is ${JSON.stringify(text)}, which is no port.`,
    "Set PORT to a number from 1 to 65535.",
  )
}

/** The chain of one's own, complete or not at all; undefined means the local one. */
function readChain(env) {
  if (!env.RPC_URL) return undefined
  const names = ["CHAIN_ID", "CHAIN_DEPLOYMENT", "OPERATOR_PRIVATE_KEY", "RELAYER_PRIVATE_KEY"]
  const missing = names.filter((name) => !env[name])
  if (missing.length > 0) {
    throw new Problem(
      `RPC_URL is set, but not ${missing.join(", ")}.`,
      "Set all of them, or none for a local chain.",
    )
  }
  return {
    rpcUrl: env.RPC_URL,
    chainId: Number(env.CHAIN_ID),
    deploymentFile: absolute(env.CHAIN_DEPLOYMENT),
    operatorKey: env.OPERATOR_PRIVATE_KEY,
    relayerKey: env.RELAYER_PRIVATE_KEY,
  }
}
