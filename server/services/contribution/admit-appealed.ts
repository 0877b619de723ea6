import "server-only"
import { and, eq } from "drizzle-orm"
import type { z } from "zod"
import type { Transaction } from "@/db/client"
import { admissionRow, appeal, contribution } from "@/db/schema"
import { admissionEvent, contributionMachine } from "@/server/domain/contribution/state"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { VaultOutput } from "@/server/vault/protocol"
import type { appealInput } from "../appeal/withdraw-appeal"
import { rewardAppealed } from "../bounty/reward-appealed"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { writeItems } from "./admit-contribution"
import type { ContributionRow } from "./standing"

type Admitted = VaultOutput<"admitAppealed">["rows"]

/**
 * Takes the rows of an overturned appeal in: the vault makes items of them, and they count like those that were taken on
 * arrival, also to a call that the contribution answers. Repeatable: where it stopped half-way, it goes on. A gate that closed meanwhile wins.
 */
export async function admitAppealed(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  requireCan(context, "contribution.admit")
  const [found] = await context.db.select().from(appeal).where(eq(appeal.id, appealId))
  if (found === undefined || found.contributionId === null) throw notFound("appeal")
  const { contributionId } = found
  const rows = await askVault(context, appealId)
  if (rows === null) return
  await context.db.transaction(async (transaction) => {
    const [held] = await transaction
      .select()
      .from(contribution)
      .where(eq(contribution.id, contributionId))
      .for("no key update")
    if (held === undefined || held.state === "revoked") return
    const fresh = await writeVerdicts(transaction, contributionId, rows)
    if (fresh.length === 0) return
    await writeItems(context, transaction, held, { rows: fresh })
    await countIn(context, transaction, held, fresh.length)
    const itemIds = fresh.map((row) => row.item.itemId as Id<"item">)
    const rewards = await rewardAppealed(context, transaction, { appealId, contributionId, itemIds })
    await postTransfers(context, transaction, rewards)
  })
}

/** Null where the gate is closed: there is nothing to take in any more. */
async function askVault(context: ServiceContext, appealId: Id<"appeal">): Promise<Admitted | null> {
  try {
    return (await context.vault.call("admitAppealed", { appealId })).rows
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONSENT_CLOSED") return null
    throw error
  }
}

/** Those rows that an earlier attempt has not taken in. */
async function writeVerdicts(
  transaction: Transaction,
  contributionId: Id<"contribution">,
  rows: Admitted,
): Promise<Admitted> {
  const fresh: Admitted = []
  for (const row of rows) {
    const itemId = row.item.itemId as Id<"item">
    const changed = await transaction
      .update(admissionRow)
      .set({ verdict: "accepted", reasons: [], itemId })
      .where(
        and(
          eq(admissionRow.contributionId, contributionId),
          eq(admissionRow.rowNumber, row.rowNumber),
          eq(admissionRow.verdict, "rejected"),
        ),
      )
      .returning({ rowNumber: admissionRow.rowNumber })
    if (changed.length > 0) fresh.push(row)
  }
  return fresh
}

async function countIn(
  context: ServiceContext,
  transaction: Transaction,
  held: ContributionRow,
  takenCount: number,
): Promise<void> {
  const counts = {
    acceptedCount: held.acceptedCount + takenCount,
    rejectedCount: held.rejectedCount - takenCount,
    heldCount: held.heldCount,
  }
  const state = contributionMachine.transition(held.state, admissionEvent(counts))
  await transaction
    .update(contribution)
    .set({ state, ...counts })
    .where(eq(contribution.id, held.id))
  await writeAudit(context, transaction, "contribution.admitAppealed", held.id, { state, ...counts })
}
