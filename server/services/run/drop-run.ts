import "server-only"
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { assignment, run, task } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { runMachine } from "@/server/domain/run/state"
import { decideRunRewards } from "../bounty/decide-run-rewards"
import { type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { holdRun, type RunRow } from "./standing"

/** States of an assignment that hold a place of its task. */
export const leasingStates = ["leased", "answered", "skipped"] as const

/**
 * Closes an open run without counting it: its answers are dropped, its tasks go back to the queue, its stake comes
 * back whole, what bounties promised for it is free again. Exactly once, whoever comes first: the labeler, the clock, or a finish.
 * @throws DomainError WRONG_STATE when the run is not open any more
 */
export async function dropRun(
  context: ServiceContext,
  transaction: Transaction,
  runId: Id<"run">,
  event: "abandon" | "expire",
): Promise<void> {
  const held = await holdRun(context, transaction, runId, event, "no key update")
  await releasePlaces(transaction, runId)
  await transaction
    .update(run)
    .set({ state: runMachine.transition(held.state, event), finishedAt: context.now() })
    .where(eq(run.id, runId))
  await writeAudit(context, transaction, `run.${event}`, runId)
  const rewards = await decideRunRewards(context, transaction, [runId], new Set())
  await postTransfers(context, transaction, [...stakeMovements(held), ...rewards])
}

/** Closes a run whose lease has run out. @returns false when its labeler was quicker */
export async function expireRun(context: ServiceContext, runId: Id<"run">): Promise<boolean> {
  try {
    await context.db.transaction((transaction) => dropRun(context, transaction, runId, "expire"))
    return true
  } catch (error) {
    // Its labeler was quicker: given up or finished in the last moment.
    if (error instanceof DomainError && error.code === "WRONG_STATE") return false
    throw error
  }
}

async function releasePlaces(transaction: Transaction, runId: Id<"run">): Promise<void> {
  const places = await transaction
    .select({ taskId: task.id })
    .from(task)
    .innerJoin(assignment, eq(assignment.taskId, task.id))
    .where(and(eq(assignment.runId, runId), inArray(assignment.state, [...leasingStates])))
    .orderBy(asc(task.id))
    .for("no key update", { of: task })
  const taskIds = places.map((place) => place.taskId)
  if (taskIds.length === 0) return
  await transaction
    .update(task)
    .set({ leasedCount: sql`${task.leasedCount} - 1` })
    .where(inArray(task.id, taskIds))
  await transaction
    .update(assignment)
    .set({ state: "expired" })
    .where(and(eq(assignment.runId, runId), inArray(assignment.state, [...leasingStates])))
}

function stakeMovements(held: RunRow): readonly TransferInput[] {
  if (held.stakePoints === 0n) return []
  return [
    {
      from: pointsAccount.staked(held.id),
      to: pointsAccount.held(held.labelerId),
      amount: held.stakePoints,
      reason: "stake_returned",
      referenceId: held.id,
    },
  ]
}
