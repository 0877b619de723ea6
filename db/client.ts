import type { ExtractTablesWithRelations } from "drizzle-orm"
import type { PgTransaction } from "drizzle-orm/pg-core"
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js"
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import * as schema from "./schema"

export type Database = PostgresJsDatabase<typeof schema>
export type Transaction = PgTransaction<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>

/** Either a connection or an open transaction: what a verb's building blocks take. */
export type Connection = Database | Transaction

export interface DatabaseHandle {
  readonly db: Database
  close(): Promise<void>
}

/**
 * Opens a pool of connections.
 * @param maxConnections connections at most; PostgreSQL allows 100 to all processes together
 */
export function openDatabase(url: string, maxConnections = 10): DatabaseHandle {
  const sql = postgres(url, { max: maxConnections, onnotice: () => {}, connection: { TimeZone: "UTC" } })
  return { db: drizzle(sql, { schema, casing: "snake_case" }), close: () => sql.end({ timeout: 5 }) }
}
