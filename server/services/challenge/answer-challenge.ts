import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { grant } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { notFound, wrongState } from "@/server/domain/errors"
import { challengeAnswerLength } from "@/server/domain/grant/decision"
import type { Id } from "@/server/domain/id"
import { refuseStranger, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"

export const answerChallengeInput = z.strictObject({
  grantId: idOf("grant"),
  note: z.string().trim().min(challengeAnswerLength.min).max(challengeAnswerLength.max),
})

/**
 * The pool's owner answers a challenge in words that the arbiter and the buyer read. Answered again while it waits,
 * the last words count.
 * @throws DomainError NOT_FOUND to everybody but the owner, WRONG_STATE once it has ended
 */
export async function answerChallenge(
  context: ServiceContext,
  { grantId, note }: z.infer<typeof answerChallengeInput>,
): Promise<void> {
  refuseStranger(context)
  await requireOwnSale(context, grantId)
  await context.db.transaction(async (transaction) => {
    const [held] = await transaction
      .select({ state: grant.state })
      .from(grant)
      .where(eq(grant.id, grantId))
      .for("update")
    if (held?.state !== "challenged")
      throw wrongState(
        "challenge",
        held?.state ?? "gone",
        "only one that waits for the arbiter can be answered",
      )
    await writeAudit(context, transaction, "grant.answerChallenge", grantId, { note })
  })
}

// That a grant was sold at all is between its buyer and its pool: to anybody else there is no such challenge.
async function requireOwnSale(context: ServiceContext, grantId: Id<"grant">): Promise<void> {
  const [row] = await context.db.select({ poolId: grant.poolId }).from(grant).where(eq(grant.id, grantId))
  const isOwner =
    row !== undefined && can(context.actor, "challenge.answer", await poolStanding(context, row.poolId))
  if (!isOwner) throw notFound("challenge")
}
