import { createReadStream } from "node:fs"
import { readdir } from "node:fs/promises"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import postgres from "postgres"
import { createTestClient, hexToBytes, http } from "viem"
import { place } from "./place"

/** A text in the forms in which bytes are kept: as it is, in UTF-16, as hex, and in base64 at each of its offsets. */
export function formsOf(text: string): readonly Buffer[] {
  const plain = Buffer.from(text)
  const hex = plain.toString("hex")
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), plain]).toString("base64")
    // What the neighbours of the text decide is cut off at both ends.
    return shifted.slice(offset === 0 ? 0 : 4, -4)
  })
  const texts = [
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((one) => one.replaceAll("+", "-").replaceAll("/", "_")),
  ]
  return [plain, Buffer.from(text, "utf16le"), ...texts.map((one) => Buffer.from(one))]
}

const has = (bytes: Buffer, forms: readonly Buffer[]) => forms.some((form) => bytes.includes(form))

/** Tables of every schema, the system's own too, with a row that shows the text; read as the database's owner. */
export async function tablesWith(text: string): Promise<readonly string[]> {
  const forms = formsOf(text)
  const sql = postgres(place().env.OWNER_DATABASE_URL ?? "", { max: 1, onnotice: () => {} })
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
      order by 1, 2`
    const found: string[] = []
    for (const { schema, name } of tables) {
      const rows = sql`select t::text as text from ${sql(schema)}.${sql(name)} t`.cursor(500)
      for await (const batch of rows) {
        if (!batch.some((row) => has(Buffer.from(String(row.text)), forms))) continue
        found.push(`${schema}.${name}`)
        break
      }
    }
    return found
  } finally {
    await sql.end()
  }
}

/**
 * Files of the data folder that hold the text: blobs, logs, the chain's state on disk, and the database's own files
 * with everything that it has ever written down.
 */
export async function filesWith(text: string): Promise<readonly string[]> {
  const forms = formsOf(text)
  const { dataDir } = place()
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const found: string[] = []
  for (const file of files) if (await fileHas(file, forms)) found.push(path.relative(dataDir, file))
  return found
}

async function fileHas(file: string, forms: readonly Buffer[]): Promise<boolean> {
  const overlap = Math.max(...forms.map((form) => form.length))
  let before = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 4 * 1024 * 1024 })) {
      const bytes = Buffer.concat([before, chunk as Buffer])
      if (has(bytes, forms)) return true
      before = bytes.subarray(-overlap)
    }
    return false
  } catch (error) {
    // The database and the chain put files away while they work.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false
    throw error
  }
}

/** Whether the chain's whole state, with its blocks and transactions, holds the text. */
export async function chainHas(text: string): Promise<boolean> {
  const transport = http(place().env.RPC_URL, { timeout: 60_000 })
  const state = await createTestClient({ mode: "anvil", transport }).dumpState()
  return has(gunzipSync(hexToBytes(state)), formsOf(text))
}
