import "server-only"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { AppealRow } from "./standing"

/**
 * An appeal's stake on its way out: back to the appellant, or to the project's labelers with what else was lost there.
 * Rejected rows belong to no project: what is lost on them leaves circulation, and nobody gains by keeping rows out.
 */
export function stakeMovements(
  { id, appellantId, projectId, stakePoints }: AppealRow,
  isReturned: boolean,
): readonly TransferInput[] {
  if (stakePoints === 0n || appellantId === null) return []
  const lostTo = projectId === null ? pointsAccount.mint() : pointsAccount.slashed(projectId)
  return [
    {
      from: pointsAccount.staked(id),
      to: isReturned ? pointsAccount.held(appellantId) : lostTo,
      amount: stakePoints,
      reason: isReturned ? "appeal_stake_returned" : "appeal_stake_lost",
      referenceId: id,
    },
  ]
}
