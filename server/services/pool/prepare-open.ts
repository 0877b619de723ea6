import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { pool } from "@/db/schema"
import type { JsonValue } from "@/server/domain/canonical-json"
import { DomainError, wrongState } from "@/server/domain/errors"
import {
  type PoolSettings,
  type PoolTerms,
  poolOnChainId,
  poolTermsHash,
} from "@/server/domain/pool/on-chain"
import { poolMachine } from "@/server/domain/pool/state"
import { requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { type PoolRow, requirePool } from "./load-pool"

export const prepareOpenInput = z.strictObject({ poolId: idOf("pool") })

/** Has the vault make the pool's key, fixes the terms' hash and answers what the owner's wallet sends. */
export async function prepareOpen(context: ServiceContext, { poolId }: z.infer<typeof prepareOpenInput>) {
  const { pool: row } = await requirePool(context, poolId, "pool.open")
  poolMachine.transition(row.state, "startOpening")
  requireSellable(context, row)
  const owner = requirePerson(context)
  const { recipient } = await context.vault.call("createPoolKey", { poolId })
  const onChainId = poolOnChainId(owner.address, row.salt)
  const termsHash = poolTermsHash(termsOf(row, recipient))
  const written = await context.db
    .update(pool)
    .set({ recipient, onChainId, termsHash })
    .where(and(eq(pool.id, poolId), inArray(pool.state, [...poolMachine.sourcesOf("startOpening")])))
    .returning({ id: pool.id })
  if (written.length === 0) throw wrongState("pool", "open", "it cannot be opened again")
  return {
    onChainId,
    termsHash,
    call: {
      address: context.chain.addresses.registry,
      functionName: "openPool" as const,
      args: [row.salt, settingsOf(context, row, termsHash)] as const,
    },
  }
}

/** Terms are fixed when a pool opens: one whose releases the registry would refuse could never sell. */
function requireSellable(context: ServiceContext, { inspectionSeconds }: PoolRow): void {
  const { minimumInspectionSeconds } = context.chain
  if (inspectionSeconds >= minimumInspectionSeconds) return
  throw new DomainError(
    "BAD_INPUT",
    `Buyers must be able to inspect for at least ${minimumInspectionSeconds} s on this chain. Edit the draft and open it again.`,
    { inspectionSeconds, minimumInspectionSeconds },
  )
}

/** What the hash on chain stands for: anybody can rebuild it from the pool's page. */
export function termsOf(row: PoolRow, recipient: string): PoolTerms {
  return {
    purpose: row.purpose,
    itemSchema: JSON.parse(JSON.stringify(row.itemSchema)) as JsonValue,
    mediaTypes: row.mediaTypes,
    licenceId: row.licenceId,
    licenceText: row.licenceText,
    recipient,
  }
}

function settingsOf(context: ServiceContext, row: PoolRow, termsHash: `0x${string}`): PoolSettings {
  const { operatorAddress, addresses, challengeSeconds } = context.chain
  const { contributorsBps, labelersBps, moderatorsBps, treasuryBps } = row
  return {
    operator: operatorAddress,
    token: addresses.token,
    treasury: row.treasuryAddress,
    // The owner is the guardian: the operator proposes roots, and the owner can veto them.
    guardian: requirePerson(context).address,
    split: { contributorsBps, labelersBps, moderatorsBps, treasuryBps },
    challengeSeconds,
    termsHash,
  }
}
