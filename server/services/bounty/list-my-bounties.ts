import "server-only"
import { and, desc, eq, lt, ne } from "drizzle-orm"
import { z } from "zod"
import { bounty } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage } from "../paging"
import { presentBounty, selectBounties } from "./present-bounty"

const pageSize = 20

export const listMyBountiesInput = z.strictObject({ cursor: cursorInput })

/** The bounties of the signed-in person, newest first, with those whose money has not come yet. */
export async function listMyBounties(
  context: ServiceContext,
  { cursor }: z.infer<typeof listMyBountiesInput>,
) {
  requireCan(context, "bounty.listOwn")
  const { accountId } = requirePerson(context)
  const rows = await selectBounties(context)
    .where(
      and(
        eq(bounty.funderId, accountId),
        ne(bounty.state, "discarded"),
        cursor ? lt(bounty.id, cursor as Id<"bounty">) : undefined,
      ),
    )
    .orderBy(desc(bounty.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.bounty.id)
  return { ...page, items: page.items.map((row) => presentBounty(context, row)) }
}
