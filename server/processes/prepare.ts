// Runs once before the processes: database, schema, roles, contracts. Everything in it may be repeated.
import postgres from "postgres"
import { migrate } from "@/db/migrate"
import { deployAll } from "@/server/chain/deploy"
import { localChainId } from "@/server/platform/env"
import { type PrepareEnv, prepareEnv } from "@/server/platform/env-prepare"
import { demoKeyOf } from "@/server/services/account/demo-keys"

type Sql = ReturnType<typeof postgres>

async function withConnection<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 15 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

function isMissingDatabase(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === "3D000"
}

/** Makes the owner's database where it is missing. */
async function ensureDatabase(ownerUrl: string): Promise<void> {
  const isThere = await withConnection(ownerUrl, (sql) => sql`select 1`).then(
    () => true,
    (error: unknown) => {
      if (isMissingDatabase(error)) return false
      throw error
    },
  )
  if (isThere) return
  const server = new URL(ownerUrl)
  const wanted = decodeURIComponent(server.pathname.slice(1))
  server.pathname = "/postgres"
  await withConnection(server.toString(), (sql) => sql`create database ${sql(wanted)}`)
}

async function isEmpty(ownerUrl: string): Promise<boolean> {
  const found = await withConnection(ownerUrl, (sql) => sql`select 1 from account limit 1`)
  return found.length === 0
}

async function prepareDatabase(env: PrepareEnv): Promise<boolean> {
  await ensureDatabase(env.OWNER_DATABASE_URL)
  await migrate(env.OWNER_DATABASE_URL, { webPassword: env.WEB_PASSWORD, vaultPassword: env.VAULT_PASSWORD })
  return isEmpty(env.OWNER_DATABASE_URL)
}

async function prepareChain(env: PrepareEnv, isDatabaseEmpty: Promise<boolean>): Promise<void> {
  await deployAll({
    rpcUrl: env.RPC_URL,
    chainId: env.CHAIN_ID,
    deploymentFile: env.CHAIN_DEPLOYMENT,
    operatorPrivateKey: env.OPERATOR_PRIVATE_KEY,
    relayerPrivateKey: env.RELAYER_PRIVATE_KEY,
    // One of the demo's people, so that a newcomer can sit at the arbiter's desk.
    ...(env.CHAIN_ID === localChainId ? { arbiter: demoKeyOf("arbiter").address } : {}),
    // New contracts under old pools would look like pools whose money is gone.
    mayDeployAgain: () => isDatabaseEmpty,
  })
}

async function main(): Promise<void> {
  const env = prepareEnv()
  const isDatabaseEmpty = prepareDatabase(env)
  await Promise.all([isDatabaseEmpty, prepareChain(env, isDatabaseEmpty)])
  process.send?.({ isEmpty: await isDatabaseEmpty })
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
