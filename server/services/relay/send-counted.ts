import "server-only"
import { eq, inArray } from "drizzle-orm"
import { relaySpend } from "@/db/schema"
import { gasTooDear } from "@/server/chain/gas-price"
import { type RelayPurpose, splitCost } from "@/server/domain/chain/relay-limits"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { logger } from "@/server/platform/logger"
import { newId, type ServiceContext } from "../context"

/** One part of a transaction: a person's, or nobody's in particular. */
export interface RelayedPart {
  readonly accountId: Id<"account"> | null
  /** The claim's, grant's or epoch's id, the purchase's nonce. */
  readonly referenceId: string
}

/** More gas than any of these takes, so that what is cut off is rather counted too high. */
const reservedGas = 160_000n

/**
 * Does a transaction for people and counts what it costs: reserved before it is sent, the true cost after it is mined,
 * in equal parts. Cut off in between, what was reserved counts.
 * @returns the transaction's hash
 */
export async function sendCounted(
  context: ServiceContext,
  purpose: RelayPurpose,
  parts: readonly RelayedPart[],
  send: () => Promise<`0x${string}`>,
): Promise<`0x${string}`> {
  const gasPriceWei = await context.chain.readGasPrice()
  if (gasPriceWei > context.chain.relayLimits.gasPriceWei) throw gasTooDear()
  const costWei = reservedGas * gasPriceWei
  const rows = parts.map((part) => ({
    ...part,
    id: newId(context, "relaySpend"),
    purpose,
    costWei,
    createdAt: context.now(),
  }))
  if (rows.length > 0) await context.db.insert(relaySpend).values(rows)
  const transactionHash = await sendOrFree(context, rows, send)
  const spentWei = await context.chain.readCost(transactionHash)
  if (spentWei === null) {
    logger.warn("the cost of a transaction is not known", { transactionHash })
    return transactionHash
  }
  const shares = splitCost(spentWei, Math.max(rows.length, 1))
  for (const [index, { id }] of rows.entries()) {
    await context.db
      .update(relaySpend)
      .set({ costWei: shares[index] ?? 0n, transactionHash })
      .where(eq(relaySpend.id, id))
  }
  return transactionHash
}

/** What the chain refused beforehand was not sent, and costs nothing. */
async function sendOrFree(
  context: ServiceContext,
  rows: readonly { readonly id: Id<"relaySpend"> }[],
  send: () => Promise<`0x${string}`>,
): Promise<`0x${string}`> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof DomainError && error.code !== "CHAIN_UNAVAILABLE" && rows.length > 0) {
      const ids = rows.map(({ id }) => id)
      await context.db.delete(relaySpend).where(inArray(relaySpend.id, ids))
    }
    throw error
  }
}
