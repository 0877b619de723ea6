import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { assignment, project as projectTable, run } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { reserveRewards } from "../bounty/reserve-rewards"
import { newId, type ServiceContext } from "../context"
import { postTransfer } from "../ledger/post-transfers"
import type { ProjectRow } from "../project/standing"
import type { LeasedTask } from "../task/lease-tasks"

export interface RunTerms {
  readonly runId: Id<"run">
  readonly project: ProjectRow
  readonly labelerId: Id<"account">
  readonly stakePoints: bigint
  /** The stake's ceiling: it fixes the multiplier. */
  readonly maxStakePoints: bigint
  readonly isQualification: boolean
  readonly readerRecipient: string
  /** Whether the sides of a comparison are dealt at random, or shown as the task lists them. */
  readonly isDealt: boolean
}

export interface StartedAssignment {
  readonly assignmentId: Id<"assignment">
  readonly taskId: Id<"task">
  readonly isSwapped: boolean
}

/**
 * Opens a run over leased tasks, in their order, freezes what bounties reward of it, and locks its stake.
 * @throws DomainError CONFLICT when the labeler has an open run in the project, INSUFFICIENT_POINTS
 */
export async function startRun(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  terms: RunTerms,
  leased: readonly LeasedTask[],
): Promise<readonly StartedAssignment[]> {
  await insertRun(context, transaction, terms, leased.length)
  const { project } = terms
  // Training is its own reward: its answers are explained on the spot, so they earn nothing.
  const rewardPoints = terms.isQualification ? 0n : project.rewardPoints
  // Golds as well: a place without a reward would give them away.
  const rewards = terms.isQualification
    ? []
    : await reserveRewards(context, transaction, project.id, leased.length)
  const rows = leased.map(({ taskId, isGold }, position) => {
    const id = newId(context, "assignment")
    const dealt = kinds[project.kind].presentation(`${project.assignmentSeed}:${id}`)
    const isSwapped = terms.isDealt && dealt.isSwapped
    const { bountyId = null, rewardAmount = null } = rewards[position] ?? {}
    return { id, taskId, isGold, position, isSwapped, rewardPoints, bountyId, rewardAmount }
  })
  const { runId, labelerId } = terms
  await Promise.all([
    requireStillOpen(transaction, project),
    transaction
      .insert(assignment)
      .values(rows.map((row) => ({ ...row, runId, labelerId, state: "leased" as const }))),
  ])
  if (terms.stakePoints > 0n) {
    await postTransfer(context, transaction, {
      from: pointsAccount.held(labelerId),
      to: pointsAccount.staked(runId),
      amount: terms.stakePoints,
      reason: "stake_locked",
      referenceId: runId,
    })
  }
  return rows.map(({ id, taskId, isSwapped }) => ({ assignmentId: id, taskId, isSwapped }))
}

async function insertRun(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  terms: RunTerms,
  size: number,
): Promise<void> {
  const takenAt = context.now()
  const { runId, project, ...row } = terms
  const inserted = await transaction
    .insert(run)
    .values({
      ...row,
      id: runId,
      projectId: project.id,
      state: "open",
      size,
      takenAt,
      leaseExpiresAt: new Date(takenAt.getTime() + project.leaseSeconds * 1000),
    })
    .onConflictDoNothing()
    .returning({ id: run.id })
  if (inserted.length === 0) {
    throw new DomainError("CONFLICT", "You have an open run here. Finish it or give it up first.")
  }
}

/** The new run's foreign key holds the project: what is read now stays so. */
async function requireStillOpen(transaction: Transaction, project: ProjectRow): Promise<void> {
  const [current] = await transaction
    .select({ state: projectTable.state })
    .from(projectTable)
    .where(eq(projectTable.id, project.id))
  if (current?.state === "open") return
  throw new DomainError("WRONG_STATE", "This project gives out no runs now.", { state: current?.state ?? "" })
}
