import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { appealRow, contribution } from "@/db/schema"
import {
  maxAppealedRows,
  type RejectionRefusal,
  rejectionAppealReasons,
  rejectionRefusal,
  rejectionRefusalTexts,
} from "@/server/domain/appeal/rejection"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requirePerson, type ServiceContext } from "../context"
import { requireContribution } from "../contribution/standing"
import { idOf } from "../paging"
import { appealWords } from "./open-appeal"
import { readAppealableRows, readRejection } from "./read-rejection"
import { startAppeal } from "./start-appeal"

export const openRejectionAppealInput = z.strictObject({
  contributionId: idOf("contribution"),
  rowNumbers: z.array(z.int().min(1)).min(1, "Choose at least one row.").max(maxAppealedRows),
  reason: z.enum(rejectionAppealReasons),
  words: appealWords,
})

/**
 * Challenges the rejection of rows of one's own contribution, on the terms of every appeal. The rows are judged as one:
 * the vault shows them to the reviewers, who say whether they belong in the pool.
 * @throws DomainError WRONG_STATE where none can be appealed, BAD_INPUT for a row that cannot, CONFLICT the second time,
 *   TOO_MANY beyond the open ones allowed, VAULT_UNAVAILABLE
 */
export async function openRejectionAppeal(
  context: ServiceContext,
  { contributionId, rowNumbers, reason, words }: z.infer<typeof openRejectionAppealInput>,
): Promise<{ readonly appealId: Id<"appeal"> }> {
  const { contribution: row } = await requireContribution(context, contributionId, "appeal.open")
  const { accountId: appellantId } = requirePerson(context)
  const nowAt = context.now()
  const { contested } = await readRejection(context.db, row, nowAt)
  const refusal = rejectionRefusal(contested, nowAt)
  if (refusal !== null) throw refused(refusal)
  const rows = await chooseRows(context, contributionId, rowNumbers)
  const kept = await context.vault.call("readRejected", { contributionId })
  if (kept.keptCount === 0) throw refused("too_late")
  return context.db.transaction(async (transaction) => {
    await holdOpenGate(transaction, contributionId)
    const { id: appealId } = await startAppeal(context, transaction, {
      subject: "rejection",
      poolId: row.poolId,
      contributionId,
      tiedAccountIds: kept.tiedAccountIds.map((tied) => idOf("account").parse(tied)),
      appellantId,
      reason,
      words,
    })
    await transaction.insert(appealRow).values(rows.map((one) => ({ ...one, appealId })))
    return { appealId }
  })
}

async function chooseRows(
  context: ServiceContext,
  contributionId: Id<"contribution">,
  rowNumbers: readonly number[],
) {
  const wanted = [...new Set(rowNumbers)]
  const rows = await readAppealableRows(context.db, contributionId, {
    rowNumbers: wanted,
    limit: wanted.length,
  })
  const found = new Set(rows.map((row) => row.rowNumber))
  const missing = wanted.find((rowNumber) => !found.has(rowNumber))
  if (missing === undefined) return rows
  throw new DomainError("BAD_INPUT", `Row ${missing} cannot be appealed.`, { rowNumber: missing })
}

/** A gate that closes now waits for the appeal, and then ends it. */
async function holdOpenGate(transaction: Transaction, contributionId: Id<"contribution">): Promise<void> {
  const [held] = await transaction
    .select({ state: contribution.state })
    .from(contribution)
    .where(eq(contribution.id, contributionId))
    .for("share")
  if (held?.state === "revoked") throw refused("gate_closed")
}

function refused(refusal: RejectionRefusal): DomainError {
  return new DomainError("WRONG_STATE", rejectionRefusalTexts[refusal])
}
