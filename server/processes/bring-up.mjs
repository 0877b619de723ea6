// The order in which an instance comes up: what does not wait for another runs beside it.
import { existsSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ensureBuild } from "./build.mjs"
import { bundled } from "./bundle.mjs"
import { environmentsOf, localChainId } from "./environment.mjs"
import { Problem, readJson, root, writeJson } from "./files.mjs"
import { isPortFree, keepOrChoosePort } from "./ports.mjs"
import { isRunning, readProcessList, stopLeftovers } from "./process-list.mjs"
import { ensureKek, ensureSecrets } from "./secrets.mjs"
import {
  chainProcess,
  databaseProcess,
  untilChainKept,
  vaultProcess,
  webProcess,
  workerProcess,
} from "./services.mjs"

const recordOf = (dataDir) => join(dataDir, "instance.json")

/** Takes possession of the data folder: refuses when an instance runs there, stops what a killed one left. */
export async function claimFolder(options, progress) {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const { supervisor } = readProcessList(dataDir)
  if (isRunning(supervisor)) {
    const { origin } = readJson(recordOf(dataDir), {})
    throw new Problem(
      `Millpond already runs from ${dataDir}${origin ? `, at ${origin}` : ""} (process ${supervisor.pid}).`,
      "Use that one, stop it with Ctrl-C, or set PORT and DATA_DIR for another beside it.",
    )
  }
  const count = await stopLeftovers(dataDir)
  if (count > 0) progress.line(`  Stopped ${count} processes that an earlier instance had left`)
  await requireFreePort(options)
}

async function requireFreePort({ port, host, isWithoutWeb, isServicesOnly }) {
  if (isWithoutWeb || isServicesOnly) return
  const hosts = host === "127.0.0.1" ? [host, "::1"] : [host]
  const free = await Promise.all(hosts.map((one) => isPortFree(port, one)))
  if (free.every(Boolean)) return
  throw new Problem(
    `Port ${port} is taken by another program.`,
    `Stop that program, or choose another port: PORT=${port + 1} npm start`,
  )
}

/** Ports, secrets and environments of an instance, from its folder. */
export async function settle(options) {
  const { dataDir } = options
  dropHalfSeeded(options)
  const hasDatabase = existsSync(join(dataDir, "postgres"))
  const secrets = ensureSecrets(dataDir, hasDatabase)
  ensureKek(options.kekFile, hasDatabase)
  mkdirSync(join(dataDir, "blobs"), { recursive: true })
  const known = readJson(recordOf(dataDir), {}).ports ?? {}
  const ports = { web: options.port }
  for (const name of ["database", "chain", "vault"]) ports[name] = await keepOrChoosePort(known[name])
  remember(dataDir, { origin: options.origin, ports })
  return { options, ports, secrets, environments: environmentsOf({ options, ports, secrets }) }
}

/** Changes the instance's record. */
export function remember(dataDir, change) {
  writeJson(recordOf(dataDir), { ...readJson(recordOf(dataDir), {}), ...change })
}

/** Demo data that was not finished is no one's work yet: it is made anew from an empty folder. */
function dropHalfSeeded({ dataDir, ownDatabaseUrl }) {
  if (readJson(recordOf(dataDir), {}).seed !== "begun") return
  if (ownDatabaseUrl !== undefined) {
    throw new Problem(
      "The demo data in your database was not finished.",
      "Empty that database, remove DATA_DIR, and start again; or start with --no-seed.",
    )
  }
  for (const name of ["postgres", "chain", "blobs", "chain.json"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  remember(dataDir, { seed: undefined })
}

/** Database, chain, schema and contracts. Answers whether the database was empty. */
export async function bringUpServices(instance, supervisor, progress) {
  const { options } = instance
  await Promise.all([
    options.ownDatabaseUrl === undefined &&
      progress.step("Database", () => supervisor.start(databaseProcess(instance)).then(() => "PostgreSQL")),
    options.chain === undefined &&
      progress.step("Chain", () => supervisor.start(chainProcess(instance)).then(() => "anvil, state kept")),
  ])
  let prepared
  const known = contractsOf(options)
  await progress.step("Schema and contracts", async () => {
    prepared = await supervisor.run({
      name: "prepare",
      title: "Preparing database and contracts",
      command: process.execPath,
      args: await bundled(join("server", "processes", "prepare.ts")),
      options: { env: instance.environments.prepare },
      hasChannel: true,
      ...wayOutOf(options),
    })
    const contracts = contractsOf(options)
    if (options.chain === undefined && contracts.join() !== known.join()) {
      await untilChainKept(instance, contracts)
    }
    return prepared?.note
  })
  return prepared?.isEmpty === true
}

const contractsOf = ({ dataDir }) => Object.values(readJson(join(dataDir, "chain.json"), {}).addresses ?? {})

/** What to look at when database or contracts of one's own do not answer. */
function wayOutOf({ ownDatabaseUrl, chain }) {
  const own = [
    ownDatabaseUrl !== undefined && "DATABASE_URL (a connection that may create roles)",
    chain !== undefined && "RPC_URL, CHAIN_ID and CHAIN_DEPLOYMENT",
  ].filter(Boolean)
  return own.length === 0 ? {} : { wayOut: `Check ${own.join(" and ")}.` }
}

/** Fills an empty database with the demo, on the local chain only. */
export async function seedDemo(instance, supervisor, progress, isEmpty) {
  const { options, environments } = instance
  const script = join("db", "seed", "run.ts")
  const isWanted = isEmpty && !options.isSeedless && !options.isServicesOnly && existsSync(join(root, script))
  if (!isWanted || environments.web.CHAIN_ID !== String(localChainId)) return
  remember(options.dataDir, { seed: "begun" })
  await progress.step("Demo data", async () =>
    supervisor.run({
      name: "seed",
      title: "Making the demo data",
      command: process.execPath,
      args: await bundled(script),
      options: { env: environments.command },
      wayOut: `Log: ${supervisor.logOf("seed")}. \`npm start -- --no-seed\` starts without a demo.`,
    }),
  )
  remember(options.dataDir, { seed: "done" })
}

/** The whole instance. */
export async function bringUp(instance, supervisor, progress) {
  const { options, environments } = instance
  const isBuilding = !options.isDev && !options.isWithoutWeb && !options.isServicesOnly
  const built = isBuilding
    ? progress.step("Pages", () => ensureBuild((spec) => supervisor.run(spec), environments.build))
    : Promise.resolve()
  const stood = bringUpServices(instance, supervisor, progress).then((isEmpty) =>
    seedDemo(instance, supervisor, progress, isEmpty),
  )
  await Promise.all([built, stood])
  if (options.isServicesOnly) return
  await Promise.all([
    progress.step("Vault", () => vaultProcess(instance).then((vault) => supervisor.start(vault))),
    progress.step("Worker", () => workerProcess(instance).then((worker) => supervisor.start(worker))),
    options.isWithoutWeb ? undefined : progress.step("Web", () => supervisor.start(webProcess(instance))),
  ])
}
