import { DomainError } from "../errors"
import { type BountyState, bountyMachine } from "./state"

/** Where a bounty's money is, base units. What is in none of the last three is free. */
export interface BountyMoney {
  readonly state: BountyState
  readonly fundedAmount: bigint
  /** Since when the chain has not had its money, which it took back after it was used; null while it has it. */
  readonly uncoveredAt: Date | null
  /** Promised for work that is not decided yet. */
  readonly reservedAmount: bigint
  /** Owed to people for accepted work. */
  readonly earnedAmount: bigint
  /** Given back to the funder. */
  readonly returnedAmount: bigint
}

/** A change that leaves no unit out: what came free goes back to the funder once the bounty is closing. */
export interface BountyChange {
  readonly money: BountyMoney
  /** What goes to the funder by this change; 0 while the bounty is open. */
  readonly returnAmount: bigint
}

/** What can still be promised or returned. */
export function freeAmount(money: BountyMoney): bigint {
  return money.fundedAmount - money.reservedAmount - money.earnedAmount - money.returnedAmount
}

/** Its money has come: from now on it can be promised, or what waited for it is covered again. @throws DomainError WRONG_STATE */
export function fundBounty(money: BountyMoney): BountyMoney {
  if (money.uncoveredAt !== null) return { ...money, uncoveredAt: null }
  return { ...money, state: bountyMachine.transition(money.state, "fund") }
}

/**
 * The chain has taken its money back. While nothing of it was used it awaits it again. Else it is uncovered: it promises
 * nothing more, and what it promised and owes waits until its funder's money comes again.
 */
export function unfundBounty(money: BountyMoney, nowAt: Date): BountyMoney {
  const isUnused =
    bountyMachine.canTransition(money.state, "unfund") && freeAmount(money) === money.fundedAmount
  if (isUnused) return { ...money, state: bountyMachine.transition(money.state, "unfund") }
  return { ...money, uncoveredAt: nowAt }
}

/** Whether it promises anything now. */
export function isPromisable(money: Pick<BountyMoney, "state" | "uncoveredAt">): boolean {
  return money.state === "open" && money.uncoveredAt === null
}

/**
 * Promises part of what is free.
 * @throws DomainError WRONG_STATE unless the bounty is open and covered, INSUFFICIENT_FUNDS where less is free
 */
export function reserveAmount(money: BountyMoney, amount: bigint): BountyMoney {
  refuseNegative(amount)
  if (!isPromisable(money)) {
    throw new DomainError("WRONG_STATE", "This bounty promises nothing now.", { state: money.state })
  }
  if (amount > freeAmount(money)) {
    throw new DomainError("INSUFFICIENT_FUNDS", "This bounty has less left than that.")
  }
  return { ...money, reservedAmount: money.reservedAmount + amount }
}

/**
 * Decides promises: part of what was reserved is earned, the rest is free again.
 * @param reserved what the decided promises had reserved
 * @param earned what of it is owed now
 * @throws DomainError BAD_INPUT for more than was reserved, or more earned than decided
 */
export function decideReserved(money: BountyMoney, reserved: bigint, earned: bigint): BountyChange {
  refuseNegative(reserved)
  refuseNegative(earned)
  if (reserved > money.reservedAmount || earned > reserved) {
    throw new DomainError("BAD_INPUT", "A bounty pays what it has promised, once.")
  }
  return returnFree({
    ...money,
    reservedAmount: money.reservedAmount - reserved,
    earnedAmount: money.earnedAmount + earned,
  })
}

/**
 * Takes back what was earned, for what earned it is withdrawn: it is free again, and goes back to the funder where the
 * bounty promises no more.
 * @throws DomainError BAD_INPUT for more than was earned
 */
export function takeBackEarned(money: BountyMoney, amount: bigint): BountyChange {
  refuseNegative(amount)
  if (amount > money.earnedAmount) throw new DomainError("BAD_INPUT", "A bounty takes back what was earned.")
  return returnFree({ ...money, earnedAmount: money.earnedAmount - amount })
}

/** Stops promising; what is free goes back. What is promised stays until it is decided. @throws DomainError WRONG_STATE */
export function closeBounty(money: BountyMoney): BountyChange {
  if (money.uncoveredAt !== null) {
    throw new DomainError(
      "WRONG_STATE",
      "The chain took this bounty's money back; there is nothing to return.",
    )
  }
  return returnFree({ ...money, state: bountyMachine.transition(money.state, "close") })
}

function returnFree(money: BountyMoney): BountyChange {
  if (money.state !== "closing" && money.state !== "closed") return { money, returnAmount: 0n }
  const returnAmount = freeAmount(money)
  const isLast = money.state === "closing" && money.reservedAmount === 0n
  const state = isLast ? bountyMachine.transition(money.state, "finish") : money.state
  return { money: { ...money, state, returnedAmount: money.returnedAmount + returnAmount }, returnAmount }
}

function refuseNegative(amount: bigint): void {
  if (amount < 0n) throw new DomainError("BAD_INPUT", "An amount of a bounty is not below zero.")
}
