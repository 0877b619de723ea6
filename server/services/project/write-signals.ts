import "server-only"
import { and, eq, isNull, lt, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { signal as signalTable } from "@/db/schema"
import type { Signal } from "@/server/domain/consensus/signals/signal"
import type { Id } from "@/server/domain/id"
import { newId, type ServiceContext } from "../context"

/** What a measure found; the evidence names labelers by their pseudonyms. */
interface FoundSignals {
  readonly signals: readonly Signal[]
  readonly labelerOf: ReadonlyMap<string, Id<"account">>
}

/**
 * Keeps what was found: a finding that was there before gets its new numbers and keeps its decision; one that is no
 * longer found, and that nobody has decided, goes.
 */
export async function writeSignals(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
  { signals, labelerOf }: FoundSignals,
): Promise<void> {
  const seenAt = context.now()
  for (const evidence of signals) {
    await transaction
      .insert(signalTable)
      .values({
        id: newId(context, "signal"),
        projectId,
        kind: evidence.kind,
        labelerIds: evidence.labelerIds.flatMap((name) => labelerOf.get(name) ?? []).sort(),
        evidence,
        foundAt: seenAt,
        seenAt,
      })
      .onConflictDoUpdate({
        target: [signalTable.projectId, signalTable.kind, signalTable.labelerIds],
        set: { evidence, seenAt },
      })
  }
  const isGone = and(
    eq(signalTable.projectId, projectId),
    isNull(signalTable.decision),
    lt(signalTable.seenAt, sql`${seenAt.toISOString()}::timestamptz`),
  )
  await transaction.delete(signalTable).where(isGone)
}
