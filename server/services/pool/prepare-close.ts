import "server-only"
import { z } from "zod"
import { wrongState } from "@/server/domain/errors"
import { poolMachine } from "@/server/domain/pool/state"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { requirePool } from "./load-pool"

export const prepareCloseInput = z.strictObject({ poolId: idOf("pool") })

/** What the owner's wallet sends to close the pool for good: no further contribution, release or sale. */
export async function prepareClose(context: ServiceContext, { poolId }: z.infer<typeof prepareCloseInput>) {
  const { pool: row } = await requirePool(context, poolId, "pool.close")
  poolMachine.transition(row.state, "confirmClose")
  if (row.onChainId === null) throw wrongState("pool", row.state, "it is not on chain")
  return {
    call: {
      address: context.chain.addresses.registry,
      functionName: "closePool" as const,
      args: [row.onChainId] as const,
    },
  }
}
