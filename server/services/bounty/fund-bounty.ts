import "server-only"
import { and, desc, eq, inArray, isNotNull, or } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { bounty } from "@/db/schema"
import { fundBounty as fundMoney } from "@/server/domain/bounty/money"
import { bountyMachine } from "@/server/domain/bounty/state"
import type { Id } from "@/server/domain/id"
import { tokenAccount } from "@/server/domain/ledger/accounts"
import { type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { releaseHeldLines } from "./release-held-lines"
import type { BountyRow } from "./standing"

/** Money that the chain has seen come into a pool. */
export interface Funding {
  readonly poolId: Id<"pool">
  readonly funderAddress: `0x${string}`
  readonly amount: bigint
  readonly transactionHash: `0x${string}`
  /** The event and how often it was applied: `transaction.place.application`. */
  readonly part: string
}

/**
 * Opens the bounty that this money was sent for and books the money: the one that it funded before, if the chain has
 * brought it back; else the one whose transaction it is; else the funder's newest of this pool that awaits just as
 * much, or one of theirs whose money the chain took back. Money that is booked already is not booked twice.
 * @returns null where no bounty awaits it
 */
export async function fundBounty(
  context: ServiceContext,
  transaction: Transaction,
  funding: Funding,
): Promise<Id<"bounty"> | null> {
  const eventKey = funding.part.replace(/\.\d+$/, "")
  const rows = await holdCandidates(transaction, funding, eventKey)
  const awaited = chooseAwaited(rows, funding, eventKey)
  if (awaited === undefined) return null
  const isBack = awaited.uncoveredAt !== null
  if (awaited.fundedAt !== null && !isBack) return awaited.id
  const { poolId, amount, transactionHash, part } = funding
  await transaction
    .update(bounty)
    .set({
      state: fundMoney(awaited).state,
      uncoveredAt: null,
      fundTransactionHash: transactionHash,
      fundEventKey: eventKey,
      fundedAt: context.now(),
    })
    .where(eq(bounty.id, awaited.id))
  const detail = { poolId, amount: amount.toString(), isBack }
  await writeAudit(context, transaction, "bounty.funded", awaited.id, detail)
  const released = isBack ? await releaseHeldLines(context, transaction, awaited, part) : []
  // Its project may have closed meanwhile: then it goes back at once.
  await context.jobs.add(transaction, "tendBounties", {}, { key: "tendBounties" })
  const { token } = context.chain.addresses
  await postTransfers(context, transaction, [
    {
      from: tokenAccount.outside(token),
      to: tokenAccount.bounty(token, awaited.id),
      amount,
      reason: "bounty_funded",
      referenceId: awaited.id,
      part,
    },
    ...released,
  ])
  return awaited.id
}

async function holdCandidates(
  transaction: Transaction,
  { poolId, funderAddress, amount }: Funding,
  eventKey: string,
): Promise<readonly BountyRow[]> {
  const isAwaiting = inArray(bounty.state, [...bountyMachine.sourcesOf("fund")])
  return transaction
    .select()
    .from(bounty)
    .where(
      and(
        eq(bounty.poolId, poolId),
        eq(bounty.funderAddress, funderAddress),
        eq(bounty.fundedAmount, amount),
        or(isAwaiting, isNotNull(bounty.uncoveredAt), eq(bounty.fundEventKey, eventKey)),
      ),
    )
    .orderBy(desc(bounty.createdAt), desc(bounty.id))
    .for("no key update")
}

function chooseAwaited(rows: readonly BountyRow[], { transactionHash }: Funding, eventKey: string) {
  const fresh = rows.filter((row) => row.fundEventKey === null)
  const uncovered = rows.filter((row) => row.uncoveredAt !== null)
  return (
    rows.find((row) => row.fundEventKey === eventKey) ??
    [...fresh, ...uncovered].find((row) => row.fundTransactionHash === transactionHash) ??
    fresh.find((row) => row.fundTransactionHash === null && row.state === "awaiting") ??
    uncovered[0] ??
    fresh[0] ??
    rows[0]
  )
}
