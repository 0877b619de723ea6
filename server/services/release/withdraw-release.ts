import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { release } from "@/db/schema"
import { notFound, wrongState } from "@/server/domain/errors"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { releaseStanding } from "./standing"

export const withdrawReleaseInput = z.strictObject({ releaseId: idOf("release") })

/**
 * Takes a release off sale; grants already bought run on. One that is not on chain is withdrawn at once, with
 * `call` null; for one on sale the owner's wallet sends `call`, and the chain's event withdraws it.
 */
export async function withdrawRelease(
  context: ServiceContext,
  { releaseId }: z.infer<typeof withdrawReleaseInput>,
) {
  const [row] = await context.db.select().from(release).where(eq(release.id, releaseId))
  if (row === undefined) throw notFound("release")
  requireCan(context, "release.withdraw", await releaseStanding(context, row))
  if (row.state === "on_sale" && row.onChainId !== null) {
    const args = [row.onChainId] as const
    return {
      call: { address: context.chain.addresses.registry, functionName: "withdrawRelease" as const, args },
    }
  }
  const withdrawn = await context.db.transaction(async (transaction) => {
    const changed = await transaction
      .update(release)
      .set({ state: "withdrawn", withdrawnAt: context.now() })
      .where(and(eq(release.id, releaseId), inArray(release.state, ["preparing", "ready"])))
      .returning({ id: release.id })
    if (changed.length > 0) await writeAudit(context, transaction, "release.withdraw", releaseId)
    return changed.length > 0
  })
  if (!withdrawn) throw wrongState("release", row.state, "only one that is cut or on sale can be withdrawn")
  return { call: null }
}
