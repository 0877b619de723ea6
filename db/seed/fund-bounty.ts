import type { CallTerms } from "@/server/domain/bounty/call"
import type { Id } from "@/server/domain/id"
import { confirmFunding } from "@/server/services/bounty/confirm-funding"
import { createBounty } from "@/server/services/bounty/create-bounty"
import { createCall } from "@/server/services/bounty/create-call"
import { getBounty } from "@/server/services/bounty/get-bounty"
import { prepareFunding } from "@/server/services/bounty/prepare-funding"
import type { SeedPerson } from "./people"
import type { Stage } from "./stage"

/** Funds a bounty on a project: the funder's wallet sends what the product prepared, the chain tells the follower. */
export async function fundBounty(
  stage: Stage,
  funder: SeedPerson,
  projectId: Id<"project">,
  terms: { readonly rewardAmount: bigint; readonly rewardCount: number },
): Promise<void> {
  const { bountyId } = await createBounty(stage.context(funder.actor), { ...terms, projectId, endsAt: null })
  await sendMoney(stage, funder, bountyId)
}

/** Funds a call for contributions to a pool. */
export async function fundCall(
  stage: Stage,
  funder: SeedPerson,
  poolId: Id<"pool">,
  terms: Omit<CallTerms, "endsAt">,
): Promise<void> {
  const context = stage.context(funder.actor)
  const { bountyId } = await createCall(context, { ...terms, poolId, endsAt: null })
  await sendMoney(stage, funder, bountyId)
}

async function sendMoney(stage: Stage, funder: SeedPerson, bountyId: Id<"bounty">): Promise<void> {
  const context = stage.context(funder.actor)
  const {
    calls: [approve, fund],
  } = await prepareFunding(context, { bountyId })
  await stage.sendCall(funder.wallet, approve)
  const transactionHash = await stage.sendCall(funder.wallet, fund)
  await confirmFunding(context, { bountyId, transactionHash })
  await stage.runJob("followChain", {})
  const { state } = await getBounty(context, { bountyId })
  if (state !== "open") throw new Error("The bounty did not open.")
}
