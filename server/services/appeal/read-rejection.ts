import "server-only"
import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { admissionRow, appeal, appealReview, consent } from "@/db/schema"
import { appealableCode, appealableCodes, type ContestedRejection } from "@/server/domain/appeal/rejection"
import type { Id } from "@/server/domain/id"
import type { ContributionRow } from "../contribution/standing"

/** A contribution's rejected rows as an appeal of them would meet them, and the appeal where there is one. */
export async function readRejection(connection: Connection, row: ContributionRow, nowAt: Date) {
  const [[rows], [signed], open] = await Promise.all([
    connection.select({ count: count() }).from(admissionRow).where(isAppealable(row.id)),
    connection
      .select({ purposes: consent.purposes, expiresAt: consent.expiresAt, revokedAt: consent.revokedAt })
      .from(consent)
      .where(eq(consent.contributionId, row.id))
      .orderBy(desc(consent.signedAt))
      .limit(1),
    readAppealOf(connection, row.id),
  ])
  const contested: ContestedRejection = {
    state: row.state,
    appealableCount: rows?.count ?? 0,
    keptUntil: row.rowsKeptUntil,
    isConsentLive: signed !== undefined && signed.revokedAt === null && signed.expiresAt > nowAt,
    permitsReading: signed?.purposes.includes("label") ?? false,
    isAppealed: open !== null,
  }
  return { contested, appeal: open }
}

/** Rejected rows that can be appealed by their reason, in order. @param rowNumbers only these; all where left out */
export async function readAppealableRows(
  connection: Connection,
  contributionId: Id<"contribution">,
  wanted: { readonly rowNumbers?: readonly number[]; readonly limit: number },
) {
  const { rowNumbers, limit } = wanted
  const rows = await connection
    .select({ rowNumber: admissionRow.rowNumber, reasons: admissionRow.reasons })
    .from(admissionRow)
    .where(
      and(
        isAppealable(contributionId),
        rowNumbers === undefined ? undefined : inArray(admissionRow.rowNumber, [...rowNumbers]),
      ),
    )
    .orderBy(asc(admissionRow.rowNumber))
    .limit(limit)
  return rows.flatMap(({ rowNumber, reasons }) => {
    const code = appealableCode(reasons)
    return code === null ? [] : [{ rowNumber, code }]
  })
}

/** As `appealableCode` says: repetitions alone, for no other reason besides. */
function isAppealable(contributionId: Id<"contribution">): SQL | undefined {
  return and(
    eq(admissionRow.contributionId, contributionId),
    eq(admissionRow.verdict, "rejected"),
    sql`jsonb_array_length(${admissionRow.reasons}) = 1`,
    sql`${admissionRow.reasons} -> 0 ->> 'code' = any(${sql.param(appealableCodes)}::text[])`,
  )
}

async function readAppealOf(connection: Connection, contributionId: Id<"contribution">) {
  const [found] = await connection
    .select({
      appealId: appeal.id,
      state: appeal.state,
      openedAt: appeal.openedAt,
      dueAt: appeal.dueAt,
      decidedAt: appeal.decidedAt,
      panel: appeal.panel,
      reviewedCount: sql<number>`(select count(*)::int from ${appealReview}
        where ${appealReview.appealId} = ${appeal.id} and ${appealReview.state} = 'given')`,
    })
    .from(appeal)
    .where(eq(appeal.contributionId, contributionId))
  return found ?? null
}
