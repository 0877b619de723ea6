import { pointsAccount } from "../ledger/accounts"
import type { TransferInput } from "../ledger/transfer"
import type { RunSettlement } from "./settlement"

export interface SettledRunTerms {
  readonly runId: string
  readonly projectId: string
  readonly labelerId: string
  readonly stakePoints: bigint
}

/** Reward, stake back, bonus and what was lost: what a settlement moves by itself. Who gets the lost points is said elsewhere. */
export function settlementMovements(
  { runId, projectId, labelerId, stakePoints }: SettledRunTerms,
  { settlementPoints, earnedPoints }: Pick<RunSettlement, "settlementPoints" | "earnedPoints">,
  part = "",
): readonly TransferInput[] {
  const held = pointsAccount.held(labelerId)
  const staked = pointsAccount.staked(runId)
  const lost = settlementPoints < 0n ? -settlementPoints : 0n
  const common = { referenceId: runId, part }
  const movements: readonly TransferInput[] = [
    { from: pointsAccount.mint(), to: held, amount: earnedPoints, reason: "run_reward", ...common },
    { from: staked, to: held, amount: stakePoints - lost, reason: "stake_returned", ...common },
    { from: pointsAccount.mint(), to: held, amount: settlementPoints, reason: "stake_bonus", ...common },
    { from: staked, to: pointsAccount.slashed(projectId), amount: lost, reason: "stake_slashed", ...common },
  ]
  return movements.filter((movement) => movement.amount > 0n)
}
