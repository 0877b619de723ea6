import "server-only"
import { and, count, desc, eq, gte, lt, ne } from "drizzle-orm"
import { accessLog, contributionKey } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { VaultContext, VaultHandler } from "../vault-context"
import { readLastReadAt } from "./shred"

/** The access log of one contribution, newest first, and its figures. */
export const readAccessLog: VaultHandler<"readAccessLog"> = async (context, input) => {
  const contributionId = input.contributionId as Id<"contribution">
  const ofContribution = eq(accessLog.contributionId, contributionId)
  const before = input.beforeSequence === null ? undefined : lt(accessLog.sequence, input.beforeSequence)
  const [rows, [total], lastReadAt, gate] = await Promise.all([
    context.db
      .select()
      .from(accessLog)
      .where(and(ofContribution, before))
      .orderBy(desc(accessLog.sequence))
      .limit(input.limit),
    context.db.select({ count: count() }).from(accessLog).where(ofContribution),
    readLastReadAt(context.db, contributionId),
    readGate(context, contributionId),
  ])
  const entries = rows.map(({ contributionId: _own, previousHash: _previous, readAt, ...entry }) => ({
    ...entry,
    readAt: readAt.toISOString(),
  }))
  return { entries, totalCount: total?.count ?? 0, lastReadAt: lastReadAt?.toISOString() ?? null, ...gate }
}

async function readGate(context: VaultContext, contributionId: Id<"contribution">) {
  const [row] = await context.db
    .select({ shreddedAt: contributionKey.shreddedAt })
    .from(contributionKey)
    .where(eq(contributionKey.contributionId, contributionId))
  const shreddedAt = row?.shreddedAt ?? null
  if (shreddedAt === null) return { shreddedAt: null, refusedSinceCount: 0 }
  const [refused] = await context.db
    .select({ count: count() })
    .from(accessLog)
    .where(
      and(
        eq(accessLog.contributionId, contributionId),
        ne(accessLog.outcome, "released"),
        gte(accessLog.readAt, shreddedAt),
      ),
    )
  return { shreddedAt: shreddedAt.toISOString(), refusedSinceCount: refused?.count ?? 0 }
}
