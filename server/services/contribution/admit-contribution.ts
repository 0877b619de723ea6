import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { admissionRow, consent, contribution, item } from "@/db/schema"
import type { AdmissionVerdict } from "@/server/domain/contribution/admission"
import { contributionFaultText } from "@/server/domain/contribution/admission-outcome"
import { admissionEvent, contributionMachine } from "@/server/domain/contribution/state"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { VaultOutput } from "@/server/vault/protocol"
import { rewardAdmitted } from "../bounty/reward-admitted"
import { type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { idOf } from "../paging"
import { type ContributionRow, requireContribution } from "./standing"

export const admitContributionInput = z.strictObject({ contributionId: idOf("contribution") })

type Admission = VaultOutput<"admit">
const rowsPerInsert = 2_000

/** Has the vault open and judge a contribution that was handed in, and writes its verdict down. Repeatable. */
export async function admitContribution(
  context: ServiceContext,
  { contributionId }: z.infer<typeof admitContributionInput>,
): Promise<void> {
  const { contribution: row } = await requireContribution(context, contributionId, "contribution.admit")
  if (row.state !== "submitted") return
  const admission = await askVault(context, contributionId)
  if (admission === null) return
  await context.db.transaction(async (transaction) => {
    if (!(await writeVerdict(context, transaction, row, admission))) return
    await writeRows(transaction, contributionId, admission)
    await writeItems(context, transaction, row, admission)
    await postTransfers(context, transaction, await rewardAdmitted(context, transaction, row))
  })
}

/** Null where the contributor closed the gate first: there is nothing to admit any more. */
async function askVault(
  context: ServiceContext,
  contributionId: Id<"contribution">,
): Promise<Admission | null> {
  const [signed] = await context.db
    .select({ message: consent.message, signature: consent.signature })
    .from(consent)
    .where(eq(consent.contributionId, contributionId))
    .orderBy(desc(consent.signedAt))
    .limit(1)
  if (signed === undefined) throw new Error("A contribution was handed in without a consent.")
  const { message, signature } = signed
  try {
    const held = { message: { ...message, purposes: [...message.purposes] }, signature }
    return await context.vault.call("admit", { contributionId, consent: held })
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONSENT_CLOSED") return null
    throw error
  }
}

/** False where another attempt wrote it, or the gate was closed meanwhile. */
async function writeVerdict(
  context: ServiceContext,
  transaction: Transaction,
  row: ContributionRow,
  { fault, payloadBlobKey, rowsKeptUntil, rows }: Admission,
): Promise<boolean> {
  const counted = (verdict: AdmissionVerdict) => rows.filter((one) => one.verdict === verdict).length
  const counts = {
    acceptedCount: counted("accepted"),
    rejectedCount: counted("rejected"),
    heldCount: counted("held"),
  }
  const state = contributionMachine.transition(
    "submitted",
    fault === null ? admissionEvent(counts) : "reject",
  )
  const moved = await transaction
    .update(contribution)
    .set({
      ...{ state, ...counts, blobKey: payloadBlobKey, admittedAt: context.now() },
      rejectionReason: fault === null ? null : contributionFaultText(fault),
      rowsKeptUntil: rowsKeptUntil === null ? null : new Date(rowsKeptUntil),
    })
    .where(and(eq(contribution.id, row.id), eq(contribution.state, "submitted")))
    .returning({ id: contribution.id })
  if (moved.length > 0)
    await writeAudit(context, transaction, "contribution.admit", row.id, { state, ...counts })
  return moved.length > 0
}

async function writeRows(
  transaction: Transaction,
  contributionId: Id<"contribution">,
  { rows }: Admission,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await transaction.insert(admissionRow).values(
      rows.slice(start, start + rowsPerInsert).map(({ rowNumber, verdict, reasons, item: made }) => ({
        contributionId,
        rowNumber,
        verdict,
        reasons: reasons.map(({ code, field }) => (field === undefined ? { code } : { code, field })),
        itemId: made === null ? null : (made.itemId as Id<"item">),
      })),
    )
  }
}

/** Writes the items that the vault has sealed. */
export async function writeItems(
  context: ServiceContext,
  transaction: Transaction,
  { id: contributionId, poolId }: ContributionRow,
  { rows }: { readonly rows: readonly Pick<Admission["rows"][number], "rowNumber" | "item">[] },
): Promise<void> {
  const createdAt = context.now()
  const items = rows.flatMap(({ rowNumber, item: made }) => {
    if (made === null) return []
    const { itemId, byteSize, itemHash, groupKey } = made
    const id = itemId as Id<"item">
    return [
      {
        id,
        poolId,
        contributionId,
        rowNumber,
        byteSize,
        itemHash,
        groupKey,
        state: "live" as const,
        createdAt,
      },
    ]
  })
  for (let start = 0; start < items.length; start += rowsPerInsert) {
    await transaction.insert(item).values(items.slice(start, start + rowsPerInsert))
  }
}
