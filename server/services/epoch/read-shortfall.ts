import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { earning, epoch, grant, ledgerAccount } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { tokenAccount } from "@/server/domain/ledger/accounts"
import { shortfallOf } from "@/server/domain/payout/shortfall"
import type { EpochTranscript } from "@/server/domain/payout/transcript"
import type { ServiceContext } from "../context"
import type { SettledGrant } from "../grant/allocate-grant"
import type { EpochRow } from "./epoch-columns"

/** What a held root pays beyond what its sales brought, and what there is to make up for it; base units. */
export interface Shortfall {
  readonly amount: bigint
  /** The pool's money that belongs to nobody: paid in beside sales and bounties. */
  readonly undividedAmount: bigint
  /** The sales that came back smaller, with what the root's tree divides of each. */
  readonly sales: readonly { readonly row: SettledGrant; readonly saleAmount: bigint }[]
}

/**
 * What it takes to make a held root good. Null where money alone does not: a sale of its tree is not settled again yet,
 * or a bounty that it pays is uncovered, which only its funder mends.
 */
export async function readShortfall(
  context: Pick<ServiceContext, "chain">,
  connection: Connection,
  { id, poolId }: Pick<EpochRow, "id" | "poolId">,
): Promise<Shortfall | null> {
  const isHeld = and(eq(earning.epochId, id), eq(earning.state, "held"))
  if ((await connection.$count(earning, isHeld)) > 0) return null
  const paid = await readPaidSales(connection, id)
  const amount = shortfallOf(
    paid.map(({ row, saleAmount }) => ({ saleAmount, settledAmount: row?.settledAmount ?? null })),
  )
  if (amount === null) return null
  const undividedAmount = await readUndivided(context, connection, poolId)
  const sales = paid.flatMap(({ row, saleAmount }) => {
    const settledAmount = row?.settledAmount ?? null
    const isShort = row !== undefined && settledAmount !== null && settledAmount < saleAmount
    return isShort ? [{ row: { ...row, settledAmount }, saleAmount }] : []
  })
  return { amount, undividedAmount, sales }
}

/** The sales that an epoch's tree divides, by its transcript, each as it stands by now. */
async function readPaidSales(connection: Connection, epochId: Id<"epoch">) {
  const [tree] = await connection
    .select({ sales: sql<EpochTranscript["sales"] | null>`${epoch.transcript} -> 'sales'` })
    .from(epoch)
    .where(eq(epoch.id, epochId))
  const sales = tree?.sales ?? []
  const rows = await connection
    .select()
    .from(grant)
    .where(
      inArray(
        grant.id,
        sales.map(({ grantId }) => grantId as Id<"grant">),
      ),
    )
  const rowOf = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]))
  return sales.map(({ grantId, saleAmount }) => ({ row: rowOf.get(grantId), saleAmount: BigInt(saleAmount) }))
}

/** The money of a pool that was paid in beside sales and bounties, and is divided among nobody. */
export async function readUndivided(
  context: Pick<ServiceContext, "chain">,
  connection: Connection,
  poolId: Id<"pool">,
): Promise<bigint> {
  const [income] = await connection
    .select({ balance: ledgerAccount.balanceAmount })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.key, tokenAccount.pool(context.chain.addresses.token, poolId).key))
  return income?.balance ?? 0n
}
