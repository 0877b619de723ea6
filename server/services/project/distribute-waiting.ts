import "server-only"
import { and, eq, gt, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation, ledgerAccount } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { divideIntoShares } from "@/server/domain/payout/shares"
import type { ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"

/**
 * Gives out the slashed points of a closed project that nobody was right to get: to all its labelers, by the points
 * that their answers earned. Where nobody earned anything, they stay in the project's account. Made of what is there,
 * so a second call gives out nothing; of two at the same time one is refused by the balance.
 */
export async function distributeWaiting(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
): Promise<void> {
  const slashed = pointsAccount.slashed(projectId)
  const [waiting] = await transaction
    .select({ points: ledgerAccount.balanceAmount })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.key, slashed.key))
  if (waiting === undefined || waiting.points === 0n) return
  const earned = await transaction
    .select({ key: annotation.labelerId, weight: sql<string>`sum(${annotation.earnedPoints})` })
    .from(annotation)
    .where(and(eq(annotation.projectId, projectId), gt(annotation.earnedPoints, 0n)))
    .groupBy(annotation.labelerId)
  if (earned.length === 0) return
  const shares = divideIntoShares(
    waiting.points,
    earned.map(({ key, weight }) => ({ key, weight: BigInt(weight) })),
  )
  await postTransfers(
    context,
    transaction,
    shares
      .filter((share) => share.amount > 0n)
      .map((share) => ({
        from: slashed,
        to: pointsAccount.held(share.key),
        amount: share.amount,
        reason: "slash_distributed" as const,
        referenceId: projectId,
        part: context.now().toISOString(),
      })),
  )
}
