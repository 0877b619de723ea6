import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { confirmChallenge } from "@/server/services/grant/confirm-challenge"
import { prepareChallenge } from "@/server/services/grant/prepare-challenge"
import { addMember } from "@/server/services/organization/add-member"
import { openCorpusPerson, type SeedPerson } from "./people"
import { buyGrant } from "./sell"
import type { Stage } from "./stage"

/**
 * A colleague of the buyer's buys the release for the same organization and challenges it: a case for the arbiter's
 * desk, whose outcome the buyer sees too.
 */
export async function challengeSale(
  stage: Stage,
  buyer: SeedPerson,
  order: { readonly releaseId: Id<"release">; readonly organizationId: Id<"organization"> },
): Promise<void> {
  const colleague = await openCorpusPerson(stage, "heron colleague", "Noor Haddad")
  const { organizationId } = order
  const { address } = colleague.actor
  await addMember(stage.context(buyer.actor), { organizationId, address, role: "member" })
  const grantId = await buyGrant(stage, colleague, order)
  const context = stage.context(colleague.actor)
  try {
    const { call } = await prepareChallenge(context, {
      grantId,
      reason: "licence",
      note: "We read CC BY 4.0 as asking us to name every author. The release names none of them, so that we cannot keep its terms for a model that we publish.",
    })
    const transactionHash = await stage.sendCall(colleague.wallet, call)
    await confirmChallenge(context, { grantId, transactionHash })
    await stage.runJob("followChain", {})
  } catch (error) {
    // A machine that stands still for the whole window leaves the demo without a challenge, not without a demo.
    if (!(error instanceof DomainError) || error.code !== "EXPIRED") throw error
  }
}
