import "server-only"
import { inArray } from "drizzle-orm"
import { z } from "zod"
import { account, organization } from "@/db/schema"
import { type Id, isId } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { requireContribution } from "./standing"

const pageSize = 50

export const listAccessLogInput = z.strictObject({
  contributionId: idOf("contribution"),
  /** The last sequence number of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullish(),
})

/** Who was given something of one's own contribution, and who was refused, newest first. Told by the vault. */
export async function listAccessLog(
  context: ServiceContext,
  { contributionId, cursor }: z.infer<typeof listAccessLogInput>,
) {
  await requireContribution(context, contributionId, "contribution.readAccessLog")
  const log = await context.vault.call("readAccessLog", {
    contributionId,
    beforeSequence: cursor ? Number(cursor) : null,
    limit: pageSize,
  })
  const nameOf = await readNames(
    context,
    log.entries.map((entry) => entry.readerId),
  )
  const last = log.entries.at(-1)
  const hasMore = log.entries.length === pageSize
  return {
    items: log.entries.map(({ readerId, ...entry }) => ({
      ...entry,
      readAt: new Date(entry.readAt),
      // Reviewers of an appeal have no names to its appellant, neither before the outcome nor after it.
      ...(entry.rightKind === "appeal"
        ? { readerId: null, readerName: null }
        : { readerId, readerName: nameOf.get(readerId) ?? null }),
    })),
    totalCount: log.totalCount,
    nextCursor: hasMore && last !== undefined ? String(last.sequence) : null,
  }
}

/** Organizations by their name; people by the name they show, unless they keep out of leaderboards. */
async function readNames({ db }: ServiceContext, readerIds: readonly string[]) {
  const ids = [...new Set(readerIds)]
  const accountIds = ids.filter((id): id is Id<"account"> => isId("account", id))
  const organizationIds = ids.filter((id): id is Id<"organization"> => isId("organization", id))
  const people =
    accountIds.length === 0 ? [] : await db.select().from(account).where(inArray(account.id, accountIds))
  const organizations =
    organizationIds.length === 0
      ? []
      : await db.select().from(organization).where(inArray(organization.id, organizationIds))
  return new Map<string, string | null>([
    ...people.map((one) => [one.id, one.isHiddenFromLeaderboards ? null : one.displayName] as const),
    ...organizations.map((one) => [one.id, one.name] as const),
  ])
}
