import type { Things } from "./doors-world"
import type { RoleName } from "./roles"

interface Secret {
  readonly id: string
  /** Who may read of it; nobody else, in whatever list or sheet. */
  readonly readers: readonly RoleName[]
}

/** Things that are not everybody's to know of. */
export function secretsOf(things: Things): Readonly<Record<string, Secret>> {
  const owner: readonly RoleName[] = ["poolOwner"]
  const buyers: readonly RoleName[] = ["organizationAdmin", "organizationMember", "ownKey"]
  const desk: readonly RoleName[] = ["poolOwner", "poolModerator"]
  return {
    "draft pool": { id: things.draftPoolId, readers: owner },
    "draft project": { id: things.draftProjectId, readers: owner },
    // A contributor's page names every release that their items are in.
    "release not yet on sale": { id: things.readyReleaseId, readers: ["poolOwner", "contributor"] },
    "release that never was on sale": { id: things.droppedReleaseId, readers: owner },
    "task of a draft": { id: things.draftTaskId, readers: owner },
    "escalated task": { id: things.escalatedTaskId, readers: desk },
    verdict: { id: things.verdictId, readers: desk },
    contribution: { id: things.contributionId, readers: ["contributor", "poolOwner"] },
    appeal: { id: things.appealId, readers: ["labeler", "poolModerator"] },
    "appeal of a pause": { id: things.pauseAppealId, readers: ["labeler", "poolModerator"] },
    "appeal of rejected rows": { id: things.rejectionAppealId, readers: ["contributor", "poolModerator"] },
    run: { id: things.finishedRunId, readers: ["labeler"] },
    // The access log tells contributors to whom their items were delivered.
    organization: { id: things.organizationId, readers: [...buyers, "contributor"] },
    purchase: { id: things.nonce, readers: buyers },
    delivery: { id: things.deliveryId, readers: [...buyers, "contributor"] },
    "challenged sale": {
      id: things.challengedGrantId,
      readers: ["otherOrganization", "foreignKey", "poolOwner", "arbiter"],
    },
    notice: { id: things.noticeId, readers: buyers },
    "bounty that is not funded": { id: things.awaitingBountyId, readers: ["organizationAdmin"] },
    "API key": { id: things.spareApiKeyId, readers: buyers },
  }
}
