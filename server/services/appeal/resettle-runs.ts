import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, ledgerTransfer, run } from "@/db/schema"
import { type Restoration, restoreRun, type StandingTransfer } from "@/server/domain/appeal/restore"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { assetOf } from "@/server/domain/ledger/accounts"
import { transferReasons } from "@/server/domain/ledger/transfer"
import type { SettlementExplanation } from "@/server/domain/run/settlement"
import type { ServiceContext } from "../context"
import { readDecidedRuns } from "../run/read-decided-runs"
import { type SettledRun, settlementOf, writeCredits, writeSettlements } from "../run/settle-finished-runs"

interface RestoredRun extends SettledRun {
  readonly restoration: Restoration
  /** The settlement before and after, for the caller's record of what it has changed. */
  readonly effect: {
    readonly runId: Id<"run">
    readonly before: SettlementExplanation
    readonly after: SettlementExplanation
    readonly restoredPoints: bigint
    readonly appliedAt: Date
  }
}

/** A task whose answer another one has replaced, and why: the id of an appeal, or of a retired gold's task. */
export interface ReplacedAnswer {
  readonly id: string
  readonly taskId: Id<"task">
}

/**
 * Settles anew the settled runs with an answer to a task that counts otherwise now, where that gains their labelers
 * points; see `restoreRun` for the others. The caller has put what counts in place, keeps the effects and posts the
 * movements.
 */
export async function resettleRuns(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  { id: causeId, taskId }: ReplacedAnswer,
  isProjectClosed: boolean,
): Promise<readonly RestoredRun[]> {
  const runIds = await findSettledRuns(transaction, taskId)
  const decided = await readDecidedRuns(context, transaction, runIds, "settled")
  if (decided.length === 0) return []
  const [rows, moved] = [
    await transaction.select().from(run).where(inArray(run.id, runIds)),
    await readMovements(transaction, runIds),
  ]
  const restored = decided.flatMap((one): RestoredRun[] => {
    const row = rows.find(({ id }) => id === one.runId)
    if (row === undefined || row.explanation === null) return []
    const before = { earnedPoints: row.earnedPoints ?? 0n, settlementPoints: row.settlementPoints ?? 0n }
    const settlement = settlementOf(one)
    const { standing, sharedPoints } = standingOf(moved.get(one.runId) ?? [])
    const lostPoints = before.settlementPoints < 0n ? -before.settlementPoints : 0n
    // A closed project has given out what waited as well.
    const distributedPoints = isProjectClosed && lostPoints > sharedPoints ? lostPoints : sharedPoints
    const restoration = restoreRun({
      ...one,
      causeId,
      standing,
      distributedPoints,
      before,
      after: settlement,
    })
    if (restoration === null) return []
    const effect = {
      runId: one.runId,
      before: row.explanation,
      after: settlement.explanation,
      restoredPoints: restoration.restoredPoints,
      appliedAt: context.now(),
    }
    return [{ decided: one, settlement, restoration, effect }]
  })
  if (restored.length === 0) return []
  await writeCredits(transaction, restored)
  await writeSettlements(context, transaction, restored)
  return restored
}

async function findSettledRuns(transaction: Transaction, taskId: Id<"task">): Promise<Id<"run">[]> {
  const rows = await transaction
    .select({ id: run.id })
    .from(annotation)
    .innerJoin(run, eq(run.id, annotation.runId))
    .where(and(eq(annotation.taskId, taskId), eq(run.state, "settled"), eq(run.isQualification, false)))
  return rows.map((row) => row.id)
}

type MovedRow = typeof ledgerTransfer.$inferSelect & { readonly isReversed: boolean }

/** All that was moved for these runs but the locking of their stakes, by run. */
async function readMovements(transaction: Transaction, runIds: readonly Id<"run">[]) {
  const rows = await transaction
    .select({
      row: ledgerTransfer,
      isReversed: sql<boolean>`exists (select 1 from ${ledgerTransfer} reversal
        where reversal.reverses_id = ${ledgerTransfer.id})`,
    })
    .from(ledgerTransfer)
    .where(
      and(
        inArray(ledgerTransfer.referenceId, [...runIds]),
        sql`${ledgerTransfer.reason} not in ('stake_locked', 'reversal')`,
      ),
    )
  const flat = rows.map(({ row, isReversed }): MovedRow => ({ ...row, isReversed }))
  return groupBy(flat, (row) => row.referenceId as Id<"run">)
}

function standingOf(rows: readonly MovedRow[]) {
  const shares = rows.filter((row) => row.reason === "slash_distributed")
  const standing = rows
    .filter((row) => !row.isReversed && row.reason !== "slash_distributed")
    .flatMap((row): StandingTransfer[] => {
      const reason = transferReasons.find((one) => one === row.reason)
      if (reason === undefined) return []
      const { id: transferId, isReversed: _isReversed, createdAt: _createdAt, ...transfer } = row
      return [{ transferId, transfer: { ...transfer, asset: assetOf(row.debitKey), reason } }]
    })
  return { standing, sharedPoints: shares.reduce((sum, row) => sum + row.amount, 0n) }
}
