import type { Id } from "@/server/domain/id"
import { checkMoney } from "@/server/services/epoch/check-money"
import { checkLedger } from "@/server/services/ledger/check-ledger"
import type { Stage } from "./stage"

/** Whole points. */
export interface PointFigures {
  readonly minted: number
  readonly held: number
  readonly staked: number
  /** Slashed points that wait for somebody who was right. */
  readonly slashedWaiting: number
  /** Minted less all the others: 0. */
  readonly difference: number
}

/** Base units of the token, as decimal texts. */
export interface MoneyFigures {
  readonly funded: string
  readonly claimed: string
  readonly claimable: string
  readonly pending: string
  readonly dust: string
}

/** Where all points are, from the ledger; throws when the ledger does not add up. */
export async function measurePoints(stage: Stage): Promise<PointFigures> {
  const check = await checkLedger(stage.context({ kind: "job", name: "replay" }), "points")
  if (!check.isSound) throw new Error(`The ledger does not add up: ${JSON.stringify(check.faults)}`)
  const of = (purpose: string) => Number(check.totals[`points:${purpose}`] ?? 0n)
  const [minted, held, staked, slashedWaiting] = [-of("mint"), of("held"), of("staked"), of("slashed")]
  return { minted, held, staked, slashedWaiting, difference: minted - held - staked - slashedWaiting }
}

/** Where a pool's money is: chain against lines of earnings. */
export async function measureMoney(stage: Stage, poolId: Id<"pool">): Promise<MoneyFigures> {
  const [check] = await checkMoney(stage.context({ kind: "job", name: "replay" }), poolId)
  if (check === undefined) throw new Error("The pool is not on chain.")
  return {
    funded: check.fundedAmount.toString(),
    claimed: check.claimedAmount.toString(),
    claimable: check.claimableAmount.toString(),
    pending: check.pendingAmount.toString(),
    dust: check.dustAmount.toString(),
  }
}
