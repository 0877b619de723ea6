import "server-only"
import { z } from "zod"
import { bounty } from "@/db/schema"
import { bountyMachine } from "@/server/domain/bounty/state"
import {
  type BountyTerms,
  bountyTermsSchema,
  fundedAmountOf,
  isOver,
  isRewardable,
} from "@/server/domain/bounty/terms"
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
  requirePerson(context)
  const { project, pool, standing } = await loadProject(context, projectId)
  requireCan(context, "bounty.create", standing)
  if (!isRewardable(project.state)) throw wrongState("project", project.state, "it takes no bounty")
  if (pool.state !== "open") throw wrongState("pool", pool.state, "it takes no bounty")
  return noteBounty(context, { ...terms, poolId: project.poolId, projectId })
}

/** What is wanted, before it is funded: a project's answers, or what a call says. */
export interface BountyWish extends BountyTerms {
  readonly poolId: Id<"pool">
  readonly projectId?: Id<"project">
  readonly wanted?: string
  readonly perContributorCount?: number | null
}

/** Writes a bounty of the signed-in person down that awaits its money. @throws DomainError BAD_INPUT for an end in the past */
export async function noteBounty(
  context: ServiceContext,
  { rewardCount, ...wish }: BountyWish,
): Promise<{ readonly bountyId: Id<"bounty"> }> {
  const { accountId: funderId, address: funderAddress } = requirePerson(context)
  if (isOver(wish, context.now())) throw new DomainError("BAD_INPUT", "Choose an end that is still to come.")
  const bountyId = newId(context, "bounty")
  await context.db.transaction(async (transaction) => {
    await transaction.insert(bounty).values({
      ...wish,
      ...{ id: bountyId, funderId, funderAddress, state: bountyMachine.initial },
      fundedAmount: fundedAmountOf({ ...wish, rewardCount }),
      createdAt: context.now(),
    })
    const { poolId, projectId = null } = wish
    await writeAudit(context, transaction, "bounty.create", bountyId, { poolId, projectId })
  })
  return { bountyId }
}
