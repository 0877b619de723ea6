import { eq } from "drizzle-orm"
import { consent, earning, epoch, notice, purchase } from "@/db/schema"
import { buyGrant, makeBuyer, settleAll, signOrder } from "@/db/testing/market/buy"
import { makeBounty, makeCall } from "@/db/testing/market/fund-bounty"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import {
  createMarketWorld,
  type MarketWorld,
  marketDraft,
  openMarketPool,
} from "@/db/testing/market/market-world"
import { prepareChallenge } from "@/server/chain/testing/wallet-calls"
import { type Actor, stranger } from "@/server/domain/access/actor"
import type { Id } from "@/server/domain/id"
import { openRejectionAppeal } from "@/server/services/appeal/open-rejection-appeal"
import { createBounty } from "@/server/services/bounty/create-bounty"
import { revokeContribution } from "@/server/services/contribution/revoke-contribution"
import { prepareDelivery } from "@/server/services/delivery/prepare-delivery"
import { requestDelivery } from "@/server/services/delivery/request-delivery"
import { closeEpoch } from "@/server/services/epoch/close-epoch"
import { purchaseGrant } from "@/server/services/grant/purchase-grant"
import { addMember } from "@/server/services/organization/add-member"
import { createApiKey } from "@/server/services/organization/create-api-key"
import { appointModerator } from "@/server/services/pool/appoint-moderator"
import { createPool } from "@/server/services/pool/create-pool"
import { cutRelease } from "@/server/services/release/cut-release"
import { fillRelease } from "@/server/services/release/fill-release"
import { withdrawRelease } from "@/server/services/release/withdraw-release"
import { anyHash, givePoints, makeLabelingRooms } from "./labeling-rooms"
import type { Visitors } from "./roles"

/** A world with one of everything that has a door, and everybody who may stand before it. */
export async function createDoorsWorld() {
  const market = await createMarketWorld()
  const given = await makeContributions(market)
  const sold = await makeSale(market, given.keptItemId)
  const bought = await makePurchase(market, sold.releaseId)
  await revokeContribution(market.context((await market.person("cora")).actor), {
    contributionId: given.withdrawnContributionId,
  })
  const rooms = await makeLabelingRooms(market)
  const bounties = { ...(await makeBounties(market, rooms.projectId)), ...(await makeAnsweredCall(market)) }
  const rejections = await makeRejections(market)
  const pools = await makePools(market)
  const ofBuyer = eq(notice.organizationId, bought.organizationId)
  const [told] = await market.db.select({ id: notice.id }).from(notice).where(ofBuyer)
  const things = {
    ...given,
    ...sold,
    ...bought,
    ...rooms,
    ...rejections,
    ...bounties,
    ...pools,
    noticeId: known(told).id,
  }
  return { market, things, visitors: await gather(market, bought) }
}

export type DoorsWorld = Awaited<ReturnType<typeof createDoorsWorld>>
export type Things = DoorsWorld["things"]

async function makeContributions(market: MarketWorld) {
  const kept = await contributeTexts(market, "cora", ["one text", "two texts", "three texts", "four texts"])
  const more = await contributeTexts(market, "cora", ["five texts", "six texts"])
  const withdrawn = await contributeTexts(market, "cora", ["seven texts"])
  const { contributionId } = kept
  const [signed] = await market.db.select().from(consent).where(eq(consent.contributionId, contributionId))
  return {
    contributionId,
    keptItemId: known(kept.itemIds[0]),
    revocableContributionId: more.contributionId,
    withdrawnContributionId: withdrawn.contributionId,
    consent: known(signed),
  }
}

/** A release on sale, and one that is cut and not yet published. */
async function makeSale(market: MarketWorld, itemId: Id<"item">) {
  const owner = market.context(market.owner.actor)
  const moderator = await market.person("moderator")
  await appointModerator(owner, { poolId: market.poolId, address: moderator.actor.address })
  const { projectId } = await makeLabels(market, [{ itemId, points: { labeler: 7n } }])
  const releaseId = await sellRelease(market, projectId)
  const cut = await cutRelease(owner, { projectId, name: "Second", description: "Not yet on sale." })
  await fillRelease(market.job, cut)
  const dropped = await cutRelease(owner, { projectId, name: "Third", description: "Never on sale." })
  await withdrawRelease(owner, dropped)
  return {
    droppedReleaseId: dropped.releaseId,
    releaseId,
    readyReleaseId: cut.releaseId,
    soldProjectId: projectId,
  }
}

/** An organization with members and keys, its settled grant, a delivery and the epoch that pays for it. */
async function makePurchase(market: MarketWorld, releaseId: Id<"release">) {
  const buyer = await makeBuyer(market, "admin")
  const { context, organizationId } = buyer
  const [member, spare] = [await market.person("member"), await market.person("spare")]
  await addMember(context, { organizationId, address: member.actor.address, role: "member" })
  await addMember(context, { organizationId, address: spare.actor.address, role: "member" })
  const key = await createApiKey(context, { organizationId, name: "own" })
  const spareKey = await createApiKey(context, { organizationId, name: "spare" })
  const other = await makeBuyer(market, "other")
  const foreignKey = await createApiKey(other.context, {
    organizationId: other.organizationId,
    name: "foreign",
  })
  const { id: grantId } = await buyGrant(market, buyer, releaseId)
  const { deliveryId } = await requestDelivery(context, { grantId })
  await prepareDelivery(market.job, { deliveryId })
  await settleAll(market)
  await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
  const paid = await readPaid(market)
  const escrowed = await buyGrant(market, buyer, releaseId)
  const challenged = await buyGrant(market, other, releaseId)
  const { deployment } = market.testChain
  await market.sendAs(other.person, prepareChallenge(deployment, challenged.onChainId, anyHash()))
  await market.follow()
  const own = await signOrder(buyer, releaseId)
  await purchaseGrant(context, { ...own.order, sender: "buyer" })
  return {
    ownNonce: own.nonce,
    organizationId,
    otherOrganizationId: other.organizationId,
    spareAccountId: spare.actor.accountId,
    spareAddress: spare.actor.address,
    key,
    spareApiKeyId: spareKey.apiKeyId,
    foreignKey,
    grantId,
    escrowedGrantId: escrowed.id,
    challengedGrantId: challenged.id,
    deliveryId,
    ...paid,
    order: (await signOrder(buyer, releaseId)).order,
  }
}

/** The sale's purchase, the epoch that pays for it, and the contributor's line in it. */
async function readPaid({ db }: MarketWorld) {
  const [[paid], [closed], [earned]] = await Promise.all([
    db.select({ nonce: purchase.nonce }).from(purchase),
    db.select({ id: epoch.id }).from(epoch),
    db.select({ id: earning.id }).from(earning).where(eq(earning.role, "contributor")),
  ])
  return { nonce: known(paid).nonce, epochId: known(closed).id, earningId: known(earned).id }
}

/** Two contributions that only repeat another; the rejection of one is appealed, and the moderator has the seat. */
async function makeRejections(market: MarketWorld) {
  const { contributionId } = await contributeTexts(market, "cora", ["one text"])
  const { contributionId: repeatedContributionId } = await contributeTexts(market, "cora", ["two texts"])
  const { actor } = await market.person("cora")
  await givePoints(market, actor.accountId)
  const { appealId: rejectionAppealId } = await openRejectionAppeal(market.context(actor), {
    ...{ contributionId, rowNumbers: [1], reason: "said_by_many", words: "Others say it too." },
  })
  return { repeatedContributionId, rejectionAppealId }
}

/** A bounty of the organization's administrator that is funded, and two that are not. */
async function makeBounties(market: MarketWorld, projectId: Id<"project">) {
  const funder = await market.person("admin")
  const wish = { projectId, rewardAmount: 1_000n, rewardCount: 3, endsAt: null }
  const bountyId = await makeBounty(market, funder, wish)
  const context = market.context(funder.actor)
  const awaiting = await createBounty(context, wish)
  const spare = await createBounty(context, wish)
  return { bountyId, awaitingBountyId: awaiting.bountyId, spareBountyId: spare.bountyId }
}

/** A call for contributions of the same funder, which everybody can answer. */
async function makeAnsweredCall(market: MarketWorld) {
  const funder = await market.person("admin")
  return { callId: await makeCall(market, funder, { rewardAmount: 1_000n, rewardCount: 500 }) }
}

/** A draft of the owner's, and a pool with which nobody of the first one has to do. */
async function makePools(market: MarketWorld) {
  const draft = marketDraft(market.treasury.actor.address)
  const { poolId: draftPoolId } = await createPool(market.context(market.owner.actor), draft)
  const owner = await market.person("foreignOwner")
  const foreignPoolId = await openMarketPool({ ...market, owner })
  const { address } = (await market.person("foreignModerator")).actor
  await appointModerator(market.context(owner.actor), { poolId: foreignPoolId, address })
  return { poolId: market.poolId, draftPoolId, foreignPoolId, draft }
}

type Bought = Awaited<ReturnType<typeof makePurchase>>

async function gather(market: MarketWorld, bought: Bought): Promise<Visitors> {
  const person = async (name: string): Promise<Actor> => (await market.person(name)).actor
  const keyActor = (organizationId: Id<"organization">, keyId: Id<"apiKey">): Actor => ({
    kind: "organizationKey",
    organizationId,
    keyId,
  })
  return {
    stranger,
    unrelated: await person("nobody"),
    contributor: await person("cora"),
    labeler: await person("labeler"),
    poolOwner: market.owner.actor,
    poolModerator: await person("moderator"),
    foreignOwner: await person("foreignOwner"),
    foreignModerator: await person("foreignModerator"),
    organizationAdmin: await person("admin"),
    organizationMember: await person("member"),
    otherOrganization: await person("other"),
    ownKey: keyActor(bought.organizationId, bought.key.apiKeyId),
    foreignKey: keyActor(bought.otherOrganizationId, bought.foreignKey.apiKeyId),
    arbiter: market.arbiter.actor,
  }
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the world lacks something")
  return value
}
