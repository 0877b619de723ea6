import "server-only"
import { and, asc, eq } from "drizzle-orm"
import { z } from "zod"
import { item } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"

export const listItemsCsvInput = z.strictObject({ poolId: idOf("pool") })

/** The live items of a pool as CSV, so that its owner can list tasks by id. It holds no content. */
export async function listItemsCsv(
  context: ServiceContext,
  { poolId }: z.infer<typeof listItemsCsvInput>,
): Promise<{ readonly csv: string; readonly itemCount: number }> {
  requireCan(context, "project.create", await poolStanding(context, poolId))
  const rows = await context.db
    .select({
      itemId: item.id,
      contributionId: item.contributionId,
      rowNumber: item.rowNumber,
      groupKey: item.groupKey,
      byteSize: item.byteSize,
    })
    .from(item)
    .where(and(eq(item.poolId, poolId), eq(item.state, "live")))
    .orderBy(asc(item.contributionId), asc(item.rowNumber))
  const lines = rows.map((row) =>
    [row.itemId, row.contributionId, row.rowNumber, row.groupKey ?? "", row.byteSize].join(","),
  )
  return {
    csv: `${["item_id,contribution_id,row_number,group_key,byte_size", ...lines].join("\n")}\n`,
    itemCount: rows.length,
  }
}
