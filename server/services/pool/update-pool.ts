import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { pool } from "@/db/schema"
import { wrongState } from "@/server/domain/errors"
import { poolDraftSchema } from "@/server/domain/pool/draft"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { requirePool } from "./load-pool"

export const updatePoolInput = z.strictObject({ poolId: idOf("pool"), draft: poolDraftSchema })

/** Rewrites the terms of a draft. What was prepared for the chain is void: its hash named the terms before. */
export async function updatePool(
  context: ServiceContext,
  { poolId, draft }: z.output<typeof updatePoolInput>,
): Promise<void> {
  const loaded = await requirePool(context, poolId, "pool.edit")
  const { split, ...terms } = draft
  await context.db.transaction(async (transaction) => {
    const written = await transaction
      .update(pool)
      .set({ ...terms, ...split, termsHash: null })
      .where(and(eq(pool.id, poolId), eq(pool.state, "draft")))
      .returning({ id: pool.id })
    if (written.length === 0) {
      throw wrongState("pool", loaded.pool.state, "its terms are fixed; open another pool for other terms")
    }
    await writeAudit(context, transaction, "pool.update", poolId)
  })
}
