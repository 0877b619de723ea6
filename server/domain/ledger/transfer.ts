import { DomainError } from "../errors"
import { assetOf, type LedgerAccount, type LedgerAsset } from "./accounts"

/** The closed list of reasons for which points or money move. */
export const transferReasons = [
  "run_reward",
  "stake_locked",
  "stake_returned",
  "stake_bonus",
  "stake_slashed",
  "slash_distributed",
  "sale_settled",
  "sale_allocated",
  "bounty_funded",
  "bounty_earned",
  "bounty_returned",
  "earning_claimed",
  "appeal_stake_locked",
  "appeal_stake_returned",
  "appeal_stake_lost",
  "slash_covered",
  "reversal",
] as const
export type TransferReason = (typeof transferReasons)[number]

export const transferReasonTexts: Readonly<Record<TransferReason, string>> = {
  run_reward: "Points earned by a run",
  stake_locked: "Stake locked on a run",
  stake_returned: "Stake returned",
  stake_bonus: "Bonus on a stake",
  stake_slashed: "Part of a stake lost",
  slash_distributed: "Share of points that others lost where you were right",
  sale_settled: "Sale settled",
  sale_allocated: "Part of a sale",
  bounty_funded: "Bounty funded",
  bounty_earned: "Reward of a bounty",
  bounty_returned: "Returned by a bounty",
  earning_claimed: "Claimed",
  appeal_stake_locked: "Stake locked on an appeal",
  appeal_stake_returned: "Stake of an appeal returned",
  appeal_stake_lost: "Stake of an appeal lost",
  slash_covered: "Lost points made good; what others got of them stays theirs",
  reversal: "Taken back",
}

/** One movement: the amount leaves the debit account and enters the credit account. */
export interface Transfer {
  /** One key, one movement: posting it twice moves once. */
  readonly idempotencyKey: string
  readonly asset: LedgerAsset
  readonly debitKey: string
  readonly creditKey: string
  /** Base units or whole points, above zero. */
  readonly amount: bigint
  readonly reason: TransferReason
  /** The id of what caused it. */
  readonly referenceId: string
  readonly reversesId: string | null
}

export interface TransferInput {
  readonly from: LedgerAccount
  readonly to: LedgerAccount
  readonly amount: bigint
  readonly reason: TransferReason
  readonly referenceId: string
  /** Tells movements of one reason, reference and receiver apart; empty where there is only one. */
  readonly part?: string
}

/** A movement between two accounts of one asset. @throws DomainError BAD_INPUT as `checkTransfer` says */
export function makeTransfer(input: TransferInput): Transfer {
  const { from, to, amount, reason, referenceId } = input
  const transfer: Transfer = {
    idempotencyKey: [reason, referenceId, from.key, to.key, input.part ?? ""].join("|"),
    asset: from.asset,
    debitKey: from.key,
    creditKey: to.key,
    amount,
    reason,
    referenceId,
    reversesId: null,
  }
  checkTransfer(transfer)
  return transfer
}

/** @throws DomainError BAD_INPUT unless the amount is above zero and the sides are two accounts of the asset */
export function checkTransfer(transfer: Transfer): void {
  const { asset, debitKey, creditKey, amount } = transfer
  if (amount <= 0n) throw new DomainError("BAD_INPUT", "A transfer moves more than zero.")
  if (debitKey === creditKey)
    throw new DomainError("BAD_INPUT", "A transfer has two sides.", { key: debitKey })
  if (assetOf(debitKey) !== asset || assetOf(creditKey) !== asset) {
    throw new DomainError("BAD_INPUT", "Both sides of a transfer are of its asset.", {
      debitKey,
      creditKey,
      asset,
    })
  }
  if (transfer.idempotencyKey === "") throw new DomainError("BAD_INPUT", "A transfer has an idempotency key.")
}

/**
 * The movement that takes another back, whole. A transfer is reversed once at most: the key sees to it.
 * @throws DomainError WRONG_STATE for a reversal: what was taken back by mistake is moved anew
 */
export function reverseTransfer(transferId: string, transfer: Transfer): Transfer {
  if (transfer.reversesId !== null)
    throw new DomainError("WRONG_STATE", "A reversal is not reversed.", { transferId })
  return {
    ...transfer,
    idempotencyKey: `reversal|${transferId}`,
    debitKey: transfer.creditKey,
    creditKey: transfer.debitKey,
    reason: "reversal",
    reversesId: transferId,
  }
}
