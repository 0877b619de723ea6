import type { LedgerFault } from "@/server/domain/ledger/invariants"
import type { PoolMoneyCheck } from "@/server/services/epoch/check-money"
import type { LedgerCheck } from "@/server/services/ledger/check-ledger"

/** What `npm run ledger:check` found. */
export interface LedgerReport {
  readonly ledger: LedgerCheck
  /** A pool on chain each: its money there against its lines here. */
  readonly pools: readonly PoolMoneyCheck[]
}

/** Whether nothing at all is wrong. */
export function isSound({ ledger, pools }: LedgerReport): boolean {
  return ledger.isSound && pools.every((pool) => pool.isSound)
}

/** The report for people: totals, then every fault on a line of its own. Amounts are points or base units. */
export function describeReport(report: LedgerReport): string {
  const { ledger, pools } = report
  const totals = Object.entries(ledger.totals)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([purpose, sum]) => [purpose, String(sum)] as const)
  const width = Math.max(0, ...totals.map(([purpose]) => purpose.length))
  return [
    `${ledger.transferCount} transfers between ${ledger.accountCount} accounts`,
    ...totals.map(([purpose, sum]) => `  ${purpose.padEnd(width)}  ${sum}`),
    ...ledger.faults.map((fault) => `WRONG  ${describeFault(fault)}`),
    ...pools.map(describePool),
    isSound(report)
      ? "Sound: every asset comes to zero, no balance is below zero, every balance is what its transfers make it."
      : "Not sound: look at each line that says WRONG.",
  ].join("\n")
}

function describePool(pool: PoolMoneyCheck): string {
  const sums = [
    `funded ${pool.fundedAmount}`,
    `claimed ${pool.claimedAmount}`,
    `claimable ${pool.claimableAmount}`,
    `pending ${pool.pendingAmount}`,
    `undivided ${pool.undividedAmount}`,
    `bounties ${pool.bountyAmount}`,
    `dust ${pool.dustAmount}`,
  ].join(", ")
  const paid = pool.paidOutAmount === pool.claimedAmount ? "" : `, but the chain paid ${pool.paidOutAmount}`
  return `${pool.isSound ? "pool " : "WRONG  pool "}${pool.poolId}: ${sums}${paid}`
}

function describeFault(fault: LedgerFault): string {
  switch (fault.kind) {
    case "asset_not_zero":
      return `${fault.asset} comes to ${fault.sum} instead of 0`
    case "negative":
      return `${fault.key} stands at ${fault.balance}`
    case "balance_differs":
      return `${fault.key} is stored as ${fault.stored}; its transfers make it ${fault.rebuilt}`
    case "wrong_asset":
      return `transfer ${fault.idempotencyKey} joins accounts of another asset`
    case "posted_twice":
      return `transfer ${fault.idempotencyKey} is kept twice`
  }
}
