import "server-only"
import { z } from "zod"
import { bounty } from "@/db/schema"
import { bountyMachine } from "@/server/domain/bounty/state"
import { bountyTermsSchema, fundedAmountOf, isOver, isRewardable } from "@/server/domain/bounty/terms"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"

export const createBountyInput = z.strictObject({
  projectId: idOf("project"),
  ...bountyTermsSchema.shape,
})

/** Notes what a funder wants to reward. It promises nothing until the chain tells that its money has come. */
export async function createBounty(
  context: ServiceContext,
  { projectId, ...terms }: z.infer<typeof createBountyInput>,
): Promise<{ readonly bountyId: Id<"bounty"> }> {
  const funder = requirePerson(context)
  const { project, pool, standing } = await loadProject(context, projectId)
  requireCan(context, "bounty.create", standing)
  if (!isRewardable(project.state)) throw wrongState("project", project.state, "it takes no bounty")
  if (pool.state !== "open") throw wrongState("pool", pool.state, "it takes no bounty")
  if (isOver(terms, context.now())) throw new DomainError("BAD_INPUT", "Choose an end that is still to come.")
  const bountyId = newId(context, "bounty")
  await context.db.transaction(async (transaction) => {
    await transaction.insert(bounty).values({
      id: bountyId,
      poolId: project.poolId,
      projectId,
      funderId: funder.accountId,
      funderAddress: funder.address,
      state: bountyMachine.initial,
      rewardAmount: terms.rewardAmount,
      fundedAmount: fundedAmountOf(terms),
      endsAt: terms.endsAt,
      createdAt: context.now(),
    })
    await writeAudit(context, transaction, "bounty.create", bountyId, { projectId })
  })
  return { bountyId }
}
