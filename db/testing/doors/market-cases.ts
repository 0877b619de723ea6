import type { Action } from "@/server/domain/access/policy"
import type { Things } from "./doors-world"
import { anyHash } from "./labeling-rooms"
import type { Resource } from "./roles"

/** One way to call a procedure: a valid input, and what it is about. */
export interface ProcedureCase {
  readonly input?: unknown
  readonly about: Resource
  /** Where the table is asked something else than what the procedure declares, as for drafts. */
  readonly action?: Action
}

export type Cases = Readonly<Record<string, readonly ProcedureCase[]>>

/** A wallet that nobody of the world holds. */
export const address = "0x00000000000000000000000000000000000000c0"

export function marketCases(things: Things): Cases {
  const { escrowedGrantId } = things
  const { releaseId, readyReleaseId, soldProjectId, draftProjectId, grantId, deliveryId, nonce } = things
  const { organizationId, poolId, draftPoolId, epochId, earningId, order, ownNonce } = things
  const sold = { about: "pool", input: { releaseId } } as const
  const ready = { about: "hidden", input: { releaseId: readyReleaseId } } as const
  const isReady = { ...ready, action: "release.readPreparing" } as const
  const terms = { name: "Third", description: "A release of the test." }
  const transactionHash = anyHash()
  const ofOrganization = { about: "organization" } as const
  return {
    "release.list": [
      { about: "nothing", input: {} },
      { about: "pool", input: { poolId } },
      { about: "hidden", action: "pool.readDraft", input: { poolId: draftPoolId } },
    ],
    "release.get": [sold, isReady],
    "release.quality": [sold, isReady],
    "release.manifest": [sold, isReady],
    "release.prove": [
      { about: "pool", input: { releaseId, place: 0 } },
      { about: "hidden", action: "release.readPreparing", input: { releaseId: readyReleaseId, place: 0 } },
    ],
    "release.cut": [
      { about: "pool", input: { ...terms, projectId: soldProjectId } },
      { about: "hidden", input: { ...terms, projectId: draftProjectId } },
    ],
    "release.preparePublish": [sold, ready],
    "release.confirmPublish": [
      { about: "pool", input: { releaseId, transactionHash } },
      { about: "hidden", input: { releaseId: readyReleaseId, transactionHash } },
    ],
    "grant.preparePurchase": [{ ...ofOrganization, input: { releaseId, organizationId } }],
    "grant.purchase": [{ ...ofOrganization, input: order }],
    "grant.prepareOwnPurchase": [{ ...ofOrganization, input: { nonce: ownNonce } }],
    "grant.confirmOwnPurchase": [{ ...ofOrganization, input: { nonce: ownNonce, transactionHash } }],
    "grant.purchaseStatus": [{ ...ofOrganization, input: { nonce } }],
    "grant.list": [{ ...ofOrganization, input: { organizationId } }],
    "grant.get": [{ ...ofOrganization, input: { grantId } }],
    "grant.prepareChallenge": [
      {
        ...ofOrganization,
        input: { grantId: escrowedGrantId, reason: "other", note: "It does not open at all." },
      },
    ],
    "grant.confirmChallenge": [{ ...ofOrganization, input: { grantId: escrowedGrantId, transactionHash } }],
    ...challengeCases(things),
    "delivery.request": [{ ...ofOrganization, input: { grantId } }],
    "delivery.get": [{ ...ofOrganization, input: { deliveryId } }],
    "epoch.prepareVeto": [
      { about: "pool", input: { epochId, reason: "The shares are not those that were agreed." } },
    ],
    "epoch.prepareCover": [{ about: "pool", input: { epochId } }],
    "statement.proof": [{ about: "contribution", input: { earningId } }],
    "epoch.get": [{ about: "pool", input: { epochId } }],
    "epoch.close": [
      { about: "pool", input: { poolId } },
      { about: "hidden", input: { poolId: draftPoolId } },
    ],
  }
}

function challengeCases({ challengedGrantId: grantId, poolId, draftPoolId }: Things): Cases {
  const note = "The terms name what a buyer has to do."
  return {
    "challenge.standing": [{ about: "nothing" }],
    "challenge.list": [
      { about: "desk", input: { which: "open" } },
      { about: "desk", input: { which: "ended" } },
    ],
    "challenge.get": [{ about: "desk", input: { grantId } }],
    "challenge.prepareResolve": [
      { about: "desk", input: { grantId, refundAmount: 0n, reason: "as_described", note } },
    ],
    "challenge.confirmResolve": [{ about: "desk", input: { grantId, transactionHash: anyHash() } }],
    "challenge.ofPool": [
      { about: "pool", input: { poolId } },
      { about: "hidden", input: { poolId: draftPoolId } },
    ],
    "challenge.answer": [{ about: "sale", input: { grantId, note } }],
  }
}

export function bountyCases(things: Things): Cases {
  const { projectId, draftProjectId, poolId, draftPoolId, bountyId, awaitingBountyId, spareBountyId } = things
  const wish = { rewardAmount: 1_000n, rewardCount: 5, endsAt: null }
  const call = { ...wish, wanted: "Arguments of this year", perContributorCount: null }
  const awaiting = { about: "bounty", input: { bountyId: awaitingBountyId } } as const
  return {
    "bounty.list": [
      { about: "pool", input: { poolId } },
      { about: "hidden", action: "pool.readDraft", input: { poolId: draftPoolId } },
      { about: "hidden", action: "project.edit", input: { poolId, projectId: draftProjectId } },
    ],
    "bounty.get": [
      { about: "pool", input: { bountyId } },
      { ...awaiting, action: "bounty.fund" },
    ],
    "bounty.mine": [{ about: "nothing", input: {} }],
    "bounty.create": [
      { about: "nothing", input: { ...wish, projectId } },
      { about: "hidden", action: "project.edit", input: { ...wish, projectId: draftProjectId } },
    ],
    "bounty.calls": [
      { about: "pool", input: { poolId } },
      { about: "hidden", action: "pool.readDraft", input: { poolId: draftPoolId } },
    ],
    "bounty.createCall": [
      { about: "nothing", input: { ...call, poolId } },
      { about: "hidden", action: "pool.readDraft", input: { ...call, poolId: draftPoolId } },
    ],
    "bounty.prepareFunding": [awaiting],
    "bounty.confirmFunding": [
      { about: "bounty", input: { bountyId: awaitingBountyId, transactionHash: anyHash() } },
    ],
    "bounty.discard": [{ about: "bounty", input: { bountyId: spareBountyId } }],
    "bounty.close": [{ about: "bounty", input: { bountyId } }],
  }
}

export function organizationCases(things: Things): Cases {
  const { organizationId, noticeId, spareAccountId: accountId, spareApiKeyId: apiKeyId } = things
  const { readerRecipient: recipient } = things
  const ofOrganization = (input: object) => [{ about: "organization", input } as const]
  return {
    "organization.create": [{ about: "nothing", input: { name: "Readers" } }],
    "organization.get": ofOrganization({ organizationId }),
    "organization.setRecipient": ofOrganization({ organizationId, recipient }),
    "organization.addMember": ofOrganization({ organizationId, address, role: "member" }),
    "organization.removeMember": ofOrganization({ organizationId, accountId }),
    "organization.createApiKey": ofOrganization({ organizationId, name: "New" }),
    "organization.revokeApiKey": ofOrganization({ organizationId, apiKeyId }),
    "organization.notices": ofOrganization({ organizationId }),
    "organization.markNoticeRead": ofOrganization({ noticeId }),
  }
}
