import "server-only"
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm"
import { ledgerAccount, ledgerTransfer } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { DistributionLine } from "@/server/domain/transcript/lines"
import type { LineSource } from "./line-source"

/** Who got slashed points of runs, or of the project itself, each list by name. */
export async function readShares({ transaction, nameOf }: LineSource, referenceIds: readonly string[]) {
  if (referenceIds.length === 0) return []
  const rows = await transaction
    .select({
      referenceId: ledgerTransfer.referenceId,
      ownerId: ledgerAccount.ownerId,
      amount: ledgerTransfer.amount,
      createdAt: ledgerTransfer.createdAt,
    })
    .from(ledgerTransfer)
    .innerJoin(ledgerAccount, eq(ledgerAccount.key, ledgerTransfer.creditKey))
    .where(
      and(
        inArray(ledgerTransfer.referenceId, [...referenceIds]),
        eq(ledgerTransfer.reason, "slash_distributed"),
        isNotNull(ledgerAccount.ownerId),
      ),
    )
    .orderBy(asc(ledgerTransfer.createdAt))
  return rows
    .map(({ referenceId, ownerId, amount, createdAt }) => ({
      referenceId,
      createdAt,
      share: { labeler: nameOf(ownerId ?? ""), points: amount.toString() },
    }))
    .sort((one, other) => (one.share.labeler < other.share.labeler ? -1 : 1))
}

/** Every time that waiting points were given to all labelers, in its order. */
export async function distributionLines(source: LineSource): Promise<DistributionLine[]> {
  const shares = await readShares(source, [source.project.id])
  const parts = groupBy(
    shares.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime()),
    ({ createdAt }) => createdAt.getTime(),
  )
  return [...parts.values()].map((part) => ({
    type: "distribution",
    points: part.reduce((sum, { share }) => sum + BigInt(share.points), 0n).toString(),
    shares: part.map(({ share }) => share),
  }))
}
