import type { Id } from "@/server/domain/id"
import { claimAll } from "@/server/services/claim/claim-all"
import { revokeContribution } from "@/server/services/contribution/revoke-contribution"
import { createOrganization } from "@/server/services/organization/create-organization"
import { challengeSale } from "./challenge-sale"
import type { ContributedArguments } from "./contribute-arguments"
import type { Cast, Report } from "./demo"
import { buyGrant, closePoolEpoch, publishRelease, settleSale } from "./sell"
import type { Stage } from "./stage"

/** A release is cut, sold and paid out; then one contributor closes the gate. From here on the clock is the real one. */
export async function sellRelease(
  stage: Stage,
  cast: Cast,
  plan: {
    readonly poolId: Id<"pool">
    readonly projectId: Id<"project">
    readonly lastContribution: ContributedArguments["lastContribution"]
    readonly report: Report
    /** What else people do while the sale waits for its inspection window to pass. */
    meanwhile(): Promise<void>
  },
): Promise<void> {
  const { poolId, projectId, lastContribution, report } = plan
  stage.clock.goLive()
  report("Cutting and publishing a release")
  const releaseId = await publishRelease(stage, cast.owner, {
    projectId,
    name: "Convincing arguments, first release",
    description:
      "Arguments on physical education at school with pairwise judgements of which one convinces more, each with its confidence and the number of answers behind it.",
  })
  report("Selling a grant")
  const { organizationId } = await createOrganization(stage.context(cast.buyer.actor), {
    name: "Heron Research",
  })
  const grantId = await buyGrant(stage, cast.buyer, { releaseId, organizationId })
  await challengeSale(stage, cast.buyer, { releaseId, organizationId })
  await plan.meanwhile()
  await settleSale(stage, grantId)
  report("Closing the epoch")
  await closePoolEpoch(stage, cast.owner, poolId)
  await claimAll(stage.context(lastContribution.person.actor))
  await claimAll(stage.context(cast.moderator.actor))
  await stage.runJobs()
  await stage.runJob("followChain", {})
  const { person, contributionId } = lastContribution
  await revokeContribution(stage.context(person.actor), { contributionId })
  await stage.runJobs()
}
