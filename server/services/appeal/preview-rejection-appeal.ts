import "server-only"
import { z } from "zod"
import { maxAppealedRows, rejectionRefusal, rejectionRefusalTexts } from "@/server/domain/appeal/rejection"
import { requirePerson, type ServiceContext } from "../context"
import { requireContribution } from "../contribution/standing"
import { idOf } from "../paging"
import { readAppealableRows, readRejection } from "./read-rejection"
import { readTerms } from "./read-terms"

export const previewRejectionAppealInput = z.strictObject({ contributionId: idOf("contribution") })

/**
 * What an appeal of the rejected rows of one's own contribution would take, until when, by whom it would be reviewed,
 * and the rows that it can be about; or why there is none.
 */
export async function previewRejectionAppeal(
  context: ServiceContext,
  { contributionId }: z.infer<typeof previewRejectionAppealInput>,
) {
  const { contribution } = await requireContribution(context, contributionId, "appeal.open")
  const { accountId: appellantId } = requirePerson(context)
  const nowAt = context.now()
  const { contested, appeal } = await readRejection(context.db, contribution, nowAt)
  const refusal = rejectionRefusal(contested, nowAt)
  const [rows, tiedAccountIds] =
    refusal === null
      ? await Promise.all([
          readAppealableRows(context.db, contributionId, { limit: maxAppealedRows }),
          readTied(context, contributionId),
        ])
      : [[], []]
  return {
    refusal: refusal === null ? null : { code: refusal, text: rejectionRefusalTexts[refusal] },
    /** The appeal of this contribution, where there is one. */
    appealId: appeal?.appealId ?? null,
    rows,
    /** Those that can be appealed; `rows` are the first of them. */
    rowCount: contested.appealableCount,
    ...(await readTerms(context, {
      subject: "rejection",
      poolId: contribution.poolId,
      projectId: null,
      taskId: null,
      appellantId,
      firstVerdictId: null,
      tiedAccountIds,
    })),
    appealableUntil: contribution.rowsKeptUntil,
  }
}

/** Who moderates the pool and holds an item equal to one of the rows: the vault alone can tell. */
async function readTied(context: ServiceContext, contributionId: string) {
  const { tiedAccountIds } = await context.vault.call("readRejected", { contributionId })
  return tiedAccountIds.map((tied) => idOf("account").parse(tied))
}
