import "server-only"
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { audit, grant, organization, pool, release } from "@/db/schema"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import { readChallenges } from "../grant/read-challenge"
import { cursorInput, cutPage } from "../paging"
import { arbiterStanding } from "./arbiter-standing"

const pageSize = 30

export const listChallengesInput = z.strictObject({
  /** `open`: waiting for the arbiter, soonest clock first. `ended`: decided or settled unanswered, newest first. */
  which: z.enum(["open", "ended"]),
  cursor: cursorInput,
})

/** The arbiter's desk: grants whose price waits for an answer, or those that had theirs. */
export async function listChallenges(
  context: ServiceContext,
  { which, cursor }: z.infer<typeof listChallengesInput>,
) {
  refuseStranger(context)
  requireCan(context, "challenge.list", await arbiterStanding(context))
  const rows = await context.db
    .select(challengeColumns)
    .from(grant)
    .innerJoin(release, eq(release.id, grant.releaseId))
    .innerJoin(pool, eq(pool.id, grant.poolId))
    .leftJoin(organization, eq(organization.id, grant.organizationId))
    .where(and(which === "open" ? eq(grant.state, "challenged") : wasChallenged, past(which, cursor)))
    .orderBy(...(which === "open" ? [asc(grant.inspectionEndsAt), asc(grant.id)] : [desc(grant.id)]))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, ({ grant: row }) =>
    which === "open" ? `${row.inspectionEndsAt.toISOString()} ${row.id}` : row.id,
  )
  return { ...page, items: await presentChallenges(context, page.items) }
}

/** What a line of a list of challenges is made of. */
export const challengeColumns = {
  grant,
  releaseName: release.name,
  releaseNumber: release.number,
  poolName: pool.name,
  buyerName: organization.name,
} as const

/** Grants that were challenged and wait no more. */
export const wasChallenged = and(
  inArray(grant.state, ["settled", "refunded", "terminated"]),
  inArray(
    grant.id,
    sql`(select ${audit.subjectId} from ${audit} where ${audit.subjectId} = ${grant.id} and ${audit.action} = 'grant.challenged')`,
  ),
)

function past(which: "open" | "ended", cursor: string | null | undefined): SQL | undefined {
  if (!cursor) return undefined
  if (which === "ended") return sql`${grant.id} < ${cursor}`
  const [endsAt = "", grantId = ""] = cursor.split(" ")
  return sql`(${grant.inspectionEndsAt}, ${grant.id}) > (${endsAt}::timestamptz, ${grantId})`
}

export interface ChallengedRow {
  readonly grant: typeof grant.$inferSelect
  readonly releaseName: string
  readonly releaseNumber: number
  readonly poolName: string
  /** Null for a grant that was bought at the contract itself. */
  readonly buyerName: string | null
}

/** Lines of challenged grants; those whose challenge the chain took back are left out. */
export async function presentChallenges(context: ServiceContext, rows: readonly ChallengedRow[]) {
  const challenges = await readChallenges(
    context,
    rows.map(({ grant: row }) => row),
  )
  return rows.flatMap(({ grant: row, ...names }) => {
    const challenge = challenges.get(row.id)
    return challenge === undefined ? [] : [{ ...names, ...presentChallenged(row), challenge }]
  })
}

/** A challenged grant as the arbiter and the pool's owner see it. */
export function presentChallenged(row: typeof grant.$inferSelect) {
  return {
    grantId: row.id,
    releaseId: row.releaseId,
    poolId: row.poolId,
    state: row.state,
    buyerAddress: row.buyerAddress,
    paidAmount: row.paidAmount,
    settledAmount: row.settledAmount,
    boughtAt: row.createdAt,
    /** While it waits: when it settles in full unanswered. */
    endsAt: row.inspectionEndsAt,
    purchaseTransactionHash: row.purchaseTransactionHash,
  }
}
