import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { pool } from "@/db/schema"
import { wrongState } from "@/server/domain/errors"
import { poolMachine } from "@/server/domain/pool/state"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { requirePool } from "./load-pool"

export const confirmOpenInput = z.strictObject({
  poolId: idOf("pool"),
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the owner sent. The pool opens when the chain tells of it. */
export async function confirmOpen(
  context: ServiceContext,
  { poolId, transactionHash }: z.infer<typeof confirmOpenInput>,
): Promise<void> {
  const { pool: row } = await requirePool(context, poolId, "pool.open")
  // The chain may have told of it before the wallet's answer reached us.
  if (row.state === "open" || row.state === "closed") return
  if (row.termsHash === null) throw wrongState("pool", row.state, "prepare its opening first")
  await context.db.transaction(async (transaction) => {
    const noted = await transaction
      .update(pool)
      .set({ state: "opening", openTransactionHash: transactionHash })
      .where(and(eq(pool.id, poolId), inArray(pool.state, [...poolMachine.sourcesOf("startOpening")])))
      .returning({ id: pool.id })
    if (noted.length > 0)
      await writeAudit(context, transaction, "pool.confirmOpen", poolId, { transactionHash })
    await followSoon(context, transaction)
  })
}
