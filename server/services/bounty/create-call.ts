import "server-only"
import { z } from "zod"
import { callTermsSchema } from "@/server/domain/bounty/call"
import { wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { requirePool } from "../pool/load-pool"
import { noteBounty } from "./create-bounty"

export const createCallInput = z.strictObject({ poolId: idOf("pool"), ...callTermsSchema.shape })

/**
 * Notes a call for contributions: a bounty that rewards every item of a pool that is accepted in answer to it. It
 * promises nothing until the chain tells that its money has come.
 */
export async function createCall(
  context: ServiceContext,
  { poolId, ...terms }: z.infer<typeof createCallInput>,
): Promise<{ readonly bountyId: Id<"bounty"> }> {
  requirePerson(context)
  const { pool } = await requirePool(context, poolId, "bounty.create")
  if (pool.state !== "open") throw wrongState("pool", pool.state, "it takes no contributions")
  return noteBounty(context, { ...terms, poolId })
}
