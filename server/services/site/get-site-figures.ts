import "server-only"
import { sql } from "drizzle-orm"
import { requireCan, type ServiceContext } from "../context"

/** The figures on the front page, counted when asked. */
export async function getSiteFigures(context: ServiceContext) {
  requireCan(context, "site.read")
  const [row] = await context.db.execute<Record<string, string>>(sql`
    select
      (select count(*) from pool where state in ('open', 'closed')) as pools,
      (select count(*) from item where state = 'live') as items,
      (select count(*) from annotation) as annotations,
      (select count(distinct contributor_id) from contribution
        where state in ('accepted', 'partly_accepted')) as contributors,
      (select count(distinct labeler_id) from annotation) as labelers,
      (select coalesce(sum(amount), 0) from claim where state = 'confirmed') as "paidOutAmount",
      (select count(*) from contribution where state = 'revoked') as "closedGates",
      (select count(*) from task where state = 'settled') as "settledTasks"`)
  const read = (name: string) => Number(row?.[name] ?? 0)
  return {
    pools: read("pools"),
    items: read("items"),
    annotations: read("annotations"),
    contributors: read("contributors"),
    labelers: read("labelers"),
    paidOutAmount: BigInt(row?.paidOutAmount ?? "0"),
    closedGates: read("closedGates"),
    settledTasks: read("settledTasks"),
  }
}
