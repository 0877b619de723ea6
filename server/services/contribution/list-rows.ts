import "server-only"
import { and, asc, eq, gt } from "drizzle-orm"
import { z } from "zod"
import { admissionRow } from "@/db/schema"
import { admissionVerdicts } from "@/server/domain/contribution/admission"
import type { ServiceContext } from "../context"
import { cutPage, idOf } from "../paging"
import { requireContribution } from "./standing"

const pageSize = 50

export const listRowsInput = z.strictObject({
  contributionId: idOf("contribution"),
  verdict: z.enum(admissionVerdicts).optional(),
  /** The last row number of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .nullish(),
})

/** The vault's verdict on each row of one's own contribution, in the order of the rows. */
export async function listRows(
  context: ServiceContext,
  { contributionId, verdict, cursor }: z.infer<typeof listRowsInput>,
) {
  await requireContribution(context, contributionId, "contribution.read")
  const rows = await context.db
    .select({
      rowNumber: admissionRow.rowNumber,
      verdict: admissionRow.verdict,
      reasons: admissionRow.reasons,
      itemId: admissionRow.itemId,
    })
    .from(admissionRow)
    .where(
      and(
        eq(admissionRow.contributionId, contributionId),
        verdict === undefined ? undefined : eq(admissionRow.verdict, verdict),
        cursor ? gt(admissionRow.rowNumber, Number(cursor)) : undefined,
      ),
    )
    .orderBy(asc(admissionRow.rowNumber))
    .limit(pageSize + 1)
  return cutPage(rows, pageSize, (row) => String(row.rowNumber))
}
