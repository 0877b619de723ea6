import "server-only"
import { eq } from "drizzle-orm"
import { contributionKey } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { appendAccessLog } from "../append-access-log"
import { isSameHex } from "../check-consent"
import { sealContext } from "../sealed-items"
import type { VaultHandler } from "../vault-context"

/** Gives a contributor the header of their own contribution back, while the gate is open. See the protocol. */
export const takeOut: VaultHandler<"takeOut"> = async (context, input) => {
  const contributionId = input.contributionId as Id<"contribution">
  return context.db.transaction(async (transaction) => {
    const [row] = await transaction
      .select()
      .from(contributionKey)
      .where(eq(contributionKey.contributionId, contributionId))
      .for("share")
    if (row === undefined || !isSameHex(row.contributorAddress, input.accountAddress)) {
      throw new DomainError("VAULT_REFUSED", "The vault holds no such contribution of yours.")
    }
    const payloadBlobKey = row.admission?.payloadBlobKey ?? null
    if (row.shreddedAt !== null) {
      throw new DomainError(
        "CONSENT_CLOSED",
        "You have closed the gate of this contribution: its key is gone.",
      )
    }
    if (row.sealedHeader === null || payloadBlobKey === null) {
      throw new DomainError(
        "VAULT_REFUSED",
        "No row of this contribution was accepted on arrival, so the upload itself was not kept.",
      )
    }
    const header = await context.sealer.unseal(row.sealedHeader, sealContext.header(contributionId))
    const itemCount = row.admission?.rows.filter((one) => one.item !== null).length ?? 0
    const entry = { contributionId, itemCount, purpose: "ownCopy", readerId: row.contributorAddress } as const
    await appendAccessLog(transaction, context.now(), [
      { ...entry, rightKind: "ownCopy", rightId: contributionId, outcome: "released" },
    ])
    return { header: Buffer.from(header).toString("base64"), payloadBlobKey }
  })
}
