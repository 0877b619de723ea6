import "server-only"
import { eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, earning, epoch, type grant, pool, release, releaseWeight } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { tokenAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import {
  allocateSale,
  type EarningLine,
  type Sale,
  type SaleRole,
} from "@/server/domain/payout/allocate-sale"
import { openAccount } from "../account/open-account"
import { newId, type ServiceContext } from "../context"
import { ensureOpenEpoch } from "../epoch/ensure-open-epoch"
import { postTransfers } from "../ledger/post-transfers"

/** A line with the account whose address it names. */
type AccountLine = EarningLine & { readonly accountId: Id<"account"> }

export type SettledGrant = typeof grant.$inferSelect & { readonly settledAmount: bigint }

// A statement takes 65,535 parameters at most; a line has thirteen, a movement ten.
const linesAtOnce = 4000

/**
 * Divides a settled sale at once, by the release's frozen weights: lines of earnings, and their money in the ledger.
 * @param part tells the movements from those of an earlier settlement of the same grant that the chain took back
 * @param saleAmount what is divided, base units; what the sale did not bring is the pool's own undivided money
 */
export async function allocateGrant(
  context: ServiceContext,
  transaction: Transaction,
  row: SettledGrant,
  part: string,
  saleAmount: bigint = row.settledAmount,
): Promise<void> {
  // Held as closing an epoch holds it: a line is in the epoch that closes, or it waits for the next one.
  await transaction.select({ id: pool.id }).from(pool).where(eq(pool.id, row.poolId)).for("update")
  const lines = await withAccounts(
    transaction,
    allocateSale(await readSale(context, transaction, row, saleAmount)),
  )
  await writeEarnings(context, transaction, row, lines)
  await ensureOpenEpoch(context, transaction, row.poolId)
  await bookSale(context, transaction, row, lines, part)
}

async function readSale(
  context: ServiceContext,
  transaction: Transaction,
  row: SettledGrant,
  saleAmount: bigint,
): Promise<Sale> {
  const [sold] = await transaction.select().from(release).where(eq(release.id, row.releaseId))
  if (sold === undefined) throw notFound("release")
  const weights = await transaction
    .select({ role: releaseWeight.role, address: account.address, weight: releaseWeight.weight })
    .from(releaseWeight)
    .innerJoin(account, eq(account.id, releaseWeight.accountId))
    .where(eq(releaseWeight.releaseId, row.releaseId))
  const of = (role: SaleRole) => weights.filter((weight) => weight.role === role)
  await openAccount(context, transaction, sold.treasuryAddress)
  const { contributorsBps, labelersBps, moderatorsBps, treasuryBps } = sold
  return {
    saleAmount,
    split: { contributorsBps, labelersBps, moderatorsBps, treasuryBps },
    weights: { contributor: of("contributor"), labeler: of("labeler"), moderator: of("moderator") },
    treasuryAddress: sold.treasuryAddress,
  }
}

/** Lines that were reversed with an earlier settlement stand again; unchanged ones in the epoch that they were in. */
async function writeEarnings(
  context: ServiceContext,
  transaction: Transaction,
  row: SettledGrant,
  lines: readonly AccountLine[],
): Promise<void> {
  const rows = lines.map((line) => ({
    ...line,
    id: newId(context, "earning"),
    poolId: row.poolId,
    releaseId: row.releaseId,
    grantId: row.id,
    state: "pending" as const,
    createdAt: context.now(),
  }))
  for (let start = 0; start < rows.length; start += linesAtOnce) {
    const chunk = rows.slice(start, start + linesAtOnce)
    const written = await transaction
      .insert(earning)
      .values(chunk)
      .onConflictDoUpdate({
        target: [earning.grantId, earning.role, earning.accountId],
        set: revived,
        setWhere: eq(earning.state, "reversed"),
      })
      .returning({ id: earning.id })
    if (written.length < chunk.length) throw new Error(`grant ${row.id} is divided already`)
  }
}

const isSameAmount = sql`${earning.amount} = excluded.amount`
const revived = {
  amount: sql`excluded.amount`,
  weight: sql`excluded.weight`,
  totalWeight: sql`excluded.total_weight`,
  roleAmount: sql`excluded.role_amount`,
  epochId: sql`case when ${isSameAmount} then ${earning.epochId} end`,
  state: sql`case when ${isSameAmount} and exists (
    select 1 from ${epoch} where ${epoch.id} = ${earning.epochId} and ${epoch.state} = 'accepted'
  ) then 'claimable' else 'pending' end`,
}

async function withAccounts(
  transaction: Transaction,
  lines: readonly EarningLine[],
): Promise<readonly AccountLine[]> {
  const addresses = [...new Set(lines.map((line) => line.address))]
  const rows = await transaction
    .select({ id: account.id, address: account.address })
    .from(account)
    .where(inArray(account.address, addresses))
  const idOf = new Map(rows.map((one) => [one.address, one.id]))
  return lines.map((line) => ({ ...line, accountId: idOf.get(line.address) ?? missingAccount(line.address) }))
}

function missingAccount(address: string): never {
  throw new Error(`No account of ${address} for a line of earnings`)
}

/** From outside into the pool, and on to everybody who earned; one movement an account, whatever its roles. */
async function bookSale(
  context: ServiceContext,
  transaction: Transaction,
  row: SettledGrant,
  lines: readonly AccountLine[],
  part: string,
): Promise<void> {
  const { token } = context.chain.addresses
  const sums = new Map<string, bigint>()
  for (const { accountId, amount } of lines) sums.set(accountId, (sums.get(accountId) ?? 0n) + amount)
  const income = tokenAccount.pool(token, row.poolId)
  const settled: TransferInput = {
    from: tokenAccount.outside(token),
    to: income,
    amount: row.settledAmount,
    reason: "sale_settled",
    referenceId: row.id,
    part,
  }
  const allocated = [...sums].map(
    ([accountId, amount]): TransferInput => ({
      from: income,
      to: tokenAccount.earned(token, row.poolId, accountId),
      amount,
      reason: "sale_allocated",
      referenceId: row.id,
      part,
    }),
  )
  const transfers = row.settledAmount === 0n ? allocated : [settled, ...allocated]
  for (let start = 0; start < transfers.length; start += linesAtOnce) {
    await postTransfers(context, transaction, transfers.slice(start, start + linesAtOnce))
  }
}
