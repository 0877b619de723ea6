import "server-only"
import { and, desc, eq, ilike, inArray, lt, or, type SQL } from "drizzle-orm"
import { z } from "zod"
import { pool } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage } from "../paging"
import { countPools } from "./count-pools"
import type { PoolRow } from "./load-pool"

const pageSize = 24
const purposeCharacters = 180

export const listPoolsInput = z.strictObject({
  state: z.enum(["open", "closed"]).optional(),
  search: z.string().trim().max(100).optional(),
  cursor: cursorInput,
})

/** The catalogue of pools, newest first. Drafts are in nobody's catalogue. */
export async function listPools(
  context: ServiceContext,
  { state, search, cursor }: z.infer<typeof listPoolsInput>,
) {
  requireCan(context, "pool.read")
  const rows = await context.db
    .select()
    .from(pool)
    .where(
      and(
        state === undefined ? inArray(pool.state, ["open", "closed"]) : eq(pool.state, state),
        matches(search),
        cursor ? lt(pool.id, cursor as Id<"pool">) : undefined,
      ),
    )
    .orderBy(desc(pool.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.id)
  return { ...page, items: await presentCards(context, page.items) }
}

/** Pools as their cards show them. */
export async function presentCards(context: Pick<ServiceContext, "db">, rows: readonly PoolRow[]) {
  const countsOf = await countPools(
    context,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    poolId: row.id,
    name: row.name,
    purpose: firstWords(row.purpose),
    state: row.state,
    licenceId: row.licenceId,
    priceAmount: row.priceAmount,
    createdAt: row.createdAt,
    openedAt: row.openedAt,
    ...countsOf(row.id),
  }))
}

function firstWords(text: string): string {
  if (text.length <= purposeCharacters) return text
  return `${text.slice(0, purposeCharacters).replace(/\s+\S*$/, "")}…`
}

function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(ilike(pool.name, pattern), ilike(pool.purpose, pattern))
}
