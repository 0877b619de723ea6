import postgres from "postgres"

/** What a whole database says, in one text: equal exactly where no row of any table differs. */
export async function openFingerprint(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'vault', 'graphile_worker') order by 1`
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as sum from ${name} t`,
  )
  const query = parts.join(" union all ")
  return {
    async take(): Promise<Readonly<Record<string, string>>> {
      const rows = await sql.unsafe<{ name: string; sum: string }[]>(query)
      return Object.fromEntries(rows.map((row) => [row.name, row.sum]))
    },
    close: () => sql.end({ timeout: 5 }),
  }
}
