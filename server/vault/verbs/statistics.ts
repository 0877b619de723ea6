import "server-only"
import { count, isNotNull } from "drizzle-orm"
import { accessLogHead, contributionKey, sealedItem } from "@/db/schema"
import { firstPreviousHash } from "@/server/domain/consent/access-log"
import type { VaultHandler } from "../vault-context"

/** The head of the access log's chain and counts without content. */
export const statistics: VaultHandler<"statistics"> = async (context) => {
  const [[head], [items], [shredded]] = await Promise.all([
    context.db.select().from(accessLogHead),
    context.db.select({ count: count() }).from(sealedItem),
    context.db.select({ count: count() }).from(contributionKey).where(isNotNull(contributionKey.shreddedAt)),
  ])
  return {
    accessLogHead: head?.entryHash ?? firstPreviousHash,
    accessLogCount: head?.sequence ?? 0,
    sealedItemCount: items?.count ?? 0,
    shreddedCount: shredded?.count ?? 0,
  }
}
