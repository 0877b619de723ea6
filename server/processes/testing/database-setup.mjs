// A PostgreSQL server for one test run, with a migrated template that every world is cloned from.
import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import postgres from "postgres"
import { migrate } from "../../../db/migrate.ts"
import { freePort } from "../ports.mjs"
import { databaseUrl, initPostgres, isPostgresReady, postgresCommand } from "../postgres.mjs"
import { Supervisor } from "../supervisor.mjs"

const templateName = "millpond_template"

/** Vitest calls this once before the tests of a project; what it returns is called after them. */
export default async function setup(project) {
  const base = mkdtempSync(join(tmpdir(), "millpond-database-"))
  const folder = join(base, "postgres")
  const password = randomBytes(16).toString("hex")
  const passwords = { webPassword: "web", vaultPassword: "vault" }
  const supervisor = new Supervisor(base, (text) => process.stderr.write(`${text}\n`))
  const stop = async () => {
    await supervisor.stopAll()
    rmSync(base, { recursive: true, force: true })
  }
  try {
    initPostgres({ folder, password, isDurable: false })
    const port = await freePort()
    await supervisor.start({
      name: "database",
      ...postgresCommand({ folder, port, isDurable: false }),
      stopSignal: "SIGINT",
      isReady: (isAlive) => isPostgresReady(folder, isAlive),
    })
    const ownerUrl = databaseUrl({ port, password })
    await makeTemplate(ownerUrl, databaseUrl({ port, password, database: templateName }), passwords)
    project.provide("databaseServer", { ownerUrl, templateName, ...passwords })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

async function makeTemplate(ownerUrl, templateUrl, passwords) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(`create database ${templateName}`)
    await migrate(templateUrl, passwords)
    await sql.unsafe(`alter database ${templateName} with is_template true allow_connections false`)
  } finally {
    await sql.end()
  }
}
