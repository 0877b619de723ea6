import "server-only"
import { and, eq, isNull, lte } from "drizzle-orm"
import { chainCursor, claim } from "@/db/schema"
import { cursorName } from "../chain/follow-chain"
import type { ServiceContext } from "../context"

/** A sender that says nothing for this long was cut off before it could. */
const silenceSeconds = 60
/** A transaction in no block for this long has been dropped. */
const dropSeconds = 600

/** Puts claims back into the queue whose sender was cut off or whose transaction came to nothing. */
export async function recoverClaims(context: ServiceContext): Promise<void> {
  await context.db
    .update(claim)
    .set({ state: "queued" })
    .where(
      and(
        eq(claim.state, "sent"),
        isNull(claim.transactionHash),
        lte(claim.sentAt, before(context, silenceSeconds)),
      ),
    )
  const sent = await context.db.select().from(claim).where(eq(claim.state, "sent"))
  for (const row of sent) await recover(context, row)
}

async function recover(context: ServiceContext, row: typeof claim.$inferSelect): Promise<void> {
  if (row.transactionHash === null || row.sentAt === null) return
  const outcome = await context.chain.readOutcome(row.transactionHash)
  const isDropped = outcome === null && row.sentAt <= before(context, dropSeconds)
  if (isDropped || outcome?.isReverted) return putBack(context, row)
  // The follower has read past its block and saw no payment to this account.
  if (outcome !== null && outcome.blockNumber < (await readNextBlock(context))) await putBack(context, row)
}

async function putBack(context: ServiceContext, row: typeof claim.$inferSelect): Promise<void> {
  await context.db
    .update(claim)
    .set({ state: "queued" })
    .where(and(eq(claim.id, row.id), eq(claim.state, "sent")))
}

async function readNextBlock(context: ServiceContext): Promise<bigint> {
  const [cursor] = await context.db.select().from(chainCursor).where(eq(chainCursor.name, cursorName))
  return cursor?.nextBlock ?? 0n
}

function before(context: ServiceContext, seconds: number): Date {
  return new Date(context.now().getTime() - seconds * 1000)
}
