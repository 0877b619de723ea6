import "server-only"
import { and, asc, eq, isNotNull } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { appeal, appealRow, contribution, itemFingerprint, rejectedRow } from "@/db/schema"
import type { TwinPlace } from "@/server/domain/appeal/rejection"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { hasSeat } from "../has-seat"
import { openForReader } from "../open-for-reader"
import { openRejectedRows } from "../sealed-items"
import type { VaultHandler } from "../vault-context"

/** The rows of an appeal, for a reviewer with an unused seat on it. See the protocol. */
export const openAppeal: VaultHandler<"openAppeal"> = async (context, input) => {
  const appealId = input.appealId as Id<"appeal">
  const accountId = input.accountId as Id<"account">
  const { contributionId, poolId } = await loadAppeal(context.db, appealId)
  const rows = await loadRows(context.db, { appealId, contributionId, poolId })
  const opened = await openForReader(
    context,
    async (transaction) => ({
      recipient: input.recipient,
      refusal: "This appeal does not wait for you.",
      purpose: "label",
      readerId: accountId,
      rightKind: "appeal",
      rightId: appealId,
      hasRight: await hasSeat(transaction, eq(appeal.id, appealId), accountId),
      items: rows.map(({ itemId }) => ({ itemId, contributionId })),
    }),
    openRejectedRows,
  )
  return { ...opened, rows: [...rows] }
}

async function loadAppeal(connection: Connection, appealId: Id<"appeal">) {
  const [found] = await connection
    .select({ contributionId: appeal.contributionId, poolId: appeal.poolId })
    .from(appeal)
    .where(and(eq(appeal.id, appealId), isNotNull(appeal.contributionId)))
  if (found === undefined || found.contributionId === null) {
    throw new DomainError("VAULT_REFUSED", "There is no such appeal of rejected rows.")
  }
  return { contributionId: found.contributionId, poolId: found.poolId }
}

interface AppealedRows {
  readonly appealId: Id<"appeal">
  readonly contributionId: Id<"contribution">
  readonly poolId: Id<"pool">
}

/** The appealed rows that are still kept, each with where its equal lies. */
async function loadRows(connection: Connection, { appealId, contributionId, poolId }: AppealedRows) {
  const [own] = await connection
    .select({ contributorId: contribution.contributorId })
    .from(contribution)
    .where(eq(contribution.id, contributionId))
  const rows = await connection
    .select({
      rowNumber: rejectedRow.rowNumber,
      itemId: rejectedRow.itemId,
      twinContributionId: itemFingerprint.contributionId,
      twinContributorId: contribution.contributorId,
    })
    .from(appealRow)
    .innerJoin(
      rejectedRow,
      and(eq(rejectedRow.contributionId, contributionId), eq(rejectedRow.rowNumber, appealRow.rowNumber)),
    )
    .leftJoin(
      itemFingerprint,
      and(eq(itemFingerprint.poolId, poolId), eq(itemFingerprint.itemHash, rejectedRow.itemHash)),
    )
    .leftJoin(contribution, eq(contribution.id, itemFingerprint.contributionId))
    .where(eq(appealRow.appealId, appealId))
    .orderBy(asc(rejectedRow.rowNumber))
  return rows.map(({ rowNumber, itemId, twinContributionId, twinContributorId }) => {
    const twin: TwinPlace =
      twinContributionId === null
        ? "gone"
        : twinContributionId === contributionId
          ? "same_contribution"
          : twinContributorId === own?.contributorId
            ? "same_contributor"
            : "other_contributor"
    return { rowNumber, itemId, twin }
  })
}
