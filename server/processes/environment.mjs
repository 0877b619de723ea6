// What each process is told. A process gets its own variables and none of another's.
import { join } from "node:path"
import { databaseUrl } from "./postgres.mjs"

export const localChainId = 31337
const passedOn = [
  ...[
    "PATH",
    "HOME",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "NODE_EXTRA_CA_CERTS",
    "SSL_CERT_FILE",
  ],
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SystemRoot", "APPDATA"],
]

function basics() {
  const given = passedOn.filter((name) => process.env[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, process.env[name]]))
}

/** What may be set and need not: how the chain is followed, what the relayer may spend. */
const settingNames = [
  "CONFIRMATIONS",
  "RELAY_DAY_ETH",
  "RELAY_PERSON_DAY_ETH",
  "RELAY_PERSON_DAY_COUNT",
  "RELAY_GAS_PRICE_GWEI",
]

function settings() {
  const given = settingNames.filter((name) => process.env[name])
  return Object.fromEntries(given.map((name) => [name, process.env[name]]))
}

/** Where everything is: the same for all processes. */
function placesOf({ dataDir, chain }, ports) {
  return {
    ...basics(),
    DATA_DIR: dataDir,
    BLOBS_DIR: join(dataDir, "blobs"),
    RPC_URL: chain?.rpcUrl ?? `http://127.0.0.1:${ports.chain}`,
    CHAIN_ID: String(chain?.chainId ?? localChainId),
    CHAIN_DEPLOYMENT: chain?.deploymentFile ?? join(dataDir, "chain.json"),
    ...settings(),
  }
}

/** The owner's address of the database: of one's own server, or of the embedded one. */
function ownerUrlOf({ ownDatabaseUrl }, ports, { ownerPassword }) {
  return (
    ownDatabaseUrl ?? databaseUrl({ port: ports.database, password: ownerPassword, database: "millpond" })
  )
}

/** The environment of every process of an instance, from its options, ports and secrets. */
export function environmentsOf({ options, ports, secrets }) {
  const places = placesOf(options, ports)
  const ownerUrl = ownerUrlOf(options, ports, secrets)
  const operator = { OPERATOR_PRIVATE_KEY: options.chain?.operatorKey ?? secrets.operatorKey }
  const relayer = { RELAYER_PRIVATE_KEY: options.chain?.relayerKey ?? secrets.relayerKey }
  const origin = { ORIGIN: options.origin, NEXT_TELEMETRY_DISABLED: "1" }
  const service = {
    ...places,
    ...operator,
    ...origin,
    DATABASE_URL: asRole(ownerUrl, "millpond_web", secrets.webPassword),
    VAULT_URL: `http://127.0.0.1:${ports.vault}`,
    VAULT_TOKEN: secrets.vaultToken,
  }
  const vault = {
    ...places,
    VAULT_DATABASE_URL: asRole(ownerUrl, "millpond_vault", secrets.vaultPassword),
    VAULT_PORT: String(ports.vault),
    VAULT_TOKEN: secrets.vaultToken,
    KEK_FILE: options.kekFile,
  }
  const web = { ...service, SESSION_SECRET: secrets.sessionSecret }
  const passwords = { WEB_PASSWORD: secrets.webPassword, VAULT_PASSWORD: secrets.vaultPassword }
  return {
    prepare: { ...places, ...operator, ...relayer, ...passwords, OWNER_DATABASE_URL: ownerUrl },
    build: { ...basics(), ...origin, NODE_ENV: "production" },
    vault,
    worker: { ...service, ...relayer },
    web: { ...web, NODE_ENV: options.isDev ? "development" : "production" },
    command: { ...vault, ...web, ...relayer, OWNER_DATABASE_URL: ownerUrl },
  }
}

function asRole(ownerUrl, role, password) {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = password
  return url.toString()
}
