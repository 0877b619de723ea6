import { readFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { drizzle } from "drizzle-orm/postgres-js"
import { migrate as migrateWithDrizzle } from "drizzle-orm/postgres-js/migrator"
import { runMigrations } from "graphile-worker"
import postgres from "postgres"

const folder = path.dirname(fileURLToPath(import.meta.url))

export interface RolePasswords {
  readonly webPassword: string
  readonly vaultPassword: string
}

/**
 * Brings a database to the current schema: roles, tables, rights, queue. Safe to repeat.
 * @param ownerUrl a connection that may create roles (the embedded server's owner, or an administrator's)
 */
export async function migrate(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await ensureRole(sql, "millpond_web", passwords.webPassword)
    await ensureRole(sql, "millpond_vault", passwords.vaultPassword)
    await migrateWithDrizzle(drizzle(sql), { migrationsFolder: path.join(folder, "migrations") })
    await sql.unsafe(await readFile(path.join(folder, "roles.sql"), "utf8"))
    await installQueue(sql, ownerUrl, passwords.webPassword)
  } finally {
    await sql.end()
  }
}

type Sql = ReturnType<typeof postgres>

/** The queue's installer asks for the right to make schemas even where its own exists: lent for that moment. */
async function installQueue(sql: Sql, ownerUrl: string, webPassword: string): Promise<void> {
  const queueUrl = new URL(ownerUrl)
  queueUrl.username = "millpond_web"
  queueUrl.password = webPassword
  const [row] = await sql`select format('%I', current_database()) as database`
  await sql.unsafe(`grant create on database ${row?.database} to millpond_web`)
  try {
    await runMigrations({ connectionString: queueUrl.toString() })
  } finally {
    await sql.unsafe(`revoke create on database ${row?.database} from millpond_web`)
  }
}

async function ensureRole(sql: Sql, name: string, password: string): Promise<void> {
  // Two databases of one server may be migrated at the same time: roles belong to the server, so creation is locked.
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(7701)`
    const found = await transaction`select 1 from pg_roles where rolname = ${name}`
    const verb = found.length === 0 ? "create" : "alter"
    const quoted =
      await transaction`select format('%I', ${name}::text) as role, format('%L', ${password}::text) as password`
    const [row] = quoted
    if (row === undefined) throw new Error("format returned no row")
    await transaction.unsafe(`${verb} role ${row.role} login password ${row.password}`)
  })
}
