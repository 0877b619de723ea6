import "server-only"
import type { Transaction } from "@/db/client"
import { type BountyMoney, decideReserved } from "@/server/domain/bounty/money"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { holdBounties, writeMoney } from "./hold-bounties"
import type { BountyRow } from "./standing"
import { type BountyLine, writeLines } from "./write-lines"

/** The rewards that one bounty has promised for one piece of work, now decided. */
export interface DecidedPromise {
  readonly bountyId: Id<"bounty">
  /** The run or contribution; each is decided once. */
  readonly sourceId: string
  readonly reservedAmount: bigint
  readonly acceptedCount: number
  readonly earnedAmount: bigint
  /** Who has done it. */
  readonly accountId: Id<"account">
  readonly address: `0x${string}`
  readonly role: "labeler" | "contributor"
}

/**
 * Pays what was accepted and frees the rest; a closing bounty returns it to its funder.
 * @returns the movements of the money: the caller posts them as its last step
 */
export async function decidePromises(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  promises: readonly DecidedPromise[],
): Promise<readonly TransferInput[]> {
  if (promises.length === 0) return []
  const held = await holdBounties(
    transaction,
    promises.map((one) => one.bountyId),
  )
  const byBounty = groupBy(promises, (one) => one.bountyId)
  const lines: BountyLine[] = []
  for (const row of held) {
    const decided = decideAll(row, byBounty.get(row.id) ?? [])
    await writeMoney(context, transaction, row.id, decided.money)
    lines.push(...decided.lines)
  }
  return writeLines(context, transaction, lines)
}

function decideAll(bounty: BountyRow, promises: readonly DecidedPromise[]) {
  let money: BountyMoney = bounty
  let returned = 0n
  const lines: BountyLine[] = []
  for (const { bountyId: _bountyId, reservedAmount, earnedAmount, ...line } of promises) {
    const change = decideReserved(money, reservedAmount, earnedAmount)
    money = change.money
    returned += change.returnAmount
    lines.push({ ...line, bounty, amount: earnedAmount })
  }
  const last = promises.at(-1)
  if (last !== undefined) lines.push(returnLine(bounty, last.sourceId, returned))
  return { money, lines }
}

/** What goes back to the funder of a bounty, as a line of theirs. */
export function returnLine(bounty: BountyRow, sourceId: string, amount: bigint): BountyLine {
  const { funderId: accountId, funderAddress: address } = bounty
  return { bounty, sourceId, accountId, address, role: "funder", acceptedCount: 0, amount }
}
