import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chainEvent, earning, grant, purchase, release } from "@/db/schema"
import { type Buyer, buyGrant, makeBuyer, settleAll, signOrder, spendAll } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld, marketPrice } from "@/db/testing/market/market-world"
import {
  prepareApprove,
  prepareChallenge,
  preparePurchase as prepareDirect,
  prepareResolve,
} from "@/server/chain/testing/wallet-calls"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { requestDelivery } from "../delivery/request-delivery"
import { checkMoney } from "../epoch/check-money"
import { checkLedger } from "../ledger/check-ledger"
import { addMember } from "../organization/add-member"
import { listReleases } from "../release/list-releases"
import { confirmChallenge } from "./confirm-challenge"
import { getGrant } from "./get-grant"
import { getPurchaseStatus } from "./get-purchase-status"
import { listGrants } from "./list-grants"
import { prepareChallenge as prepareOwnChallenge } from "./prepare-challenge"
import { preparePurchase } from "./prepare-purchase"
import { purchaseGrant } from "./purchase-grant"
import { sendPurchase } from "./send-purchase"
import { settleGrants } from "./settle-grants"

let market: MarketWorld
let buyer: Buyer
let releaseId: Id<"release">
const reasonHash = `0x${"07".repeat(32)}` as const

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const bob = await contributeTexts(market, "bob", ["third text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n } },
    { itemId: bob.itemIds[0] as Id<"item">, points: { dan: 5n }, moderator: "mod" },
  ])
  releaseId = await sellRelease(market, projectId)
  buyer = await makeBuyer(market, "buyer")
})
afterAll(() => market?.close())

const grantsOf = () => market.db.select().from(grant).where(eq(grant.releaseId, releaseId))
const statusOf = (nonce: `0x${string}`) => getPurchaseStatus(buyer.context, { nonce })

describe("ordering a grant", () => {
  test("shows price, balance and terms before a signature is asked for", async () => {
    const asked = await preparePurchase(buyer.context, { releaseId, organizationId: buyer.organizationId })
    expect(asked).toMatchObject({ priceAmount: marketPrice, isEnough: true })
    expect(JSON.parse(asked.terms.text)).toMatchObject({ licenceId: "CC-BY-4.0", priceAmount: "10000001" })
    const poor = await makeBuyer(market, "poor-look")
    await spendAll(market, poor)
    const broke = await preparePurchase(poor.context, { releaseId, organizationId: poor.organizationId })
    expect(broke).toMatchObject({ isEnough: false, balanceAmount: 0n })
  })

  test("is refused in words where the wallet holds too little, and nothing is queued", async () => {
    const poor = await makeBuyer(market, "poor")
    const { order, nonce } = await signOrder(poor, releaseId)
    await spendAll(market, poor)
    await expect(purchaseGrant(poor.context, order)).rejects.toMatchObject({ code: "INSUFFICIENT_FUNDS" })
    expect(await market.db.select().from(purchase).where(eq(purchase.nonce, nonce))).toEqual([])
  })

  test("refuses another's signature, other terms, another price and a time that is over", async () => {
    const thief = await market.person("thief")
    const stolen = await signOrder(buyer, releaseId, thief)
    await expect(purchaseGrant(buyer.context, stolen.order)).rejects.toMatchObject({ code: "BAD_INPUT" })
    const { order } = await signOrder(buyer, releaseId)
    for (const change of [{ termsHash: reasonHash }, { priceAmount: "1" }, { salt: reasonHash }]) {
      const changed = { ...order, authorization: { ...order.authorization, ...change } }
      await expect(purchaseGrant(buyer.context, changed)).rejects.toMatchObject({ code: "BAD_INPUT" })
    }
    const late = { ...order, authorization: { ...order.authorization, validBefore: "1" } }
    await expect(purchaseGrant(buyer.context, late)).rejects.toMatchObject({ code: "EXPIRED" })
  })

  test("is open to the organization's members alone", async () => {
    const stranger = await market.person("thief")
    const ask = preparePurchase(market.context(stranger.actor), {
      releaseId,
      organizationId: buyer.organizationId,
    })
    await expect(ask).rejects.toMatchObject({ code: "NOT_FOUND" })
  })
})

describe("sending an order", () => {
  test("twice the same order, sent by three workers at once, is one grant", async () => {
    const { order, nonce } = await signOrder(buyer, releaseId)
    await Promise.all([purchaseGrant(buyer.context, order), purchaseGrant(buyer.context, order)])
    expect(await statusOf(nonce)).toMatchObject({ state: "queued" })
    await Promise.all([1, 2, 3].map(() => sendPurchase(market.job, { nonce })))
    await Promise.all([market.follow(), market.follow()])
    expect(await grantsOf()).toHaveLength(1)
    expect(await statusOf(nonce)).toMatchObject({ state: "confirmed", failureReason: null })
    const { items } = await listGrants(buyer.context, { organizationId: buyer.organizationId, cursor: null })
    expect(items).toMatchObject([{ state: "escrowed", paidAmount: marketPrice, isActive: true }])
  })

  test("cut off after the chain took it, ends confirmed and takes no second payment", async () => {
    const { order, nonce } = await signOrder(buyer, releaseId)
    await purchaseGrant(buyer.context, order)
    const [row] = await market.db.select().from(release).where(eq(release.id, releaseId))
    const authorization = { ...order.authorization, signature: order.signature }
    await market.chain.purchaseWithAuthorization(row?.onChainId ?? "0x", authorization)
    const balance = await market.chain.readTokenBalance(buyer.person.actor.address)
    await sendPurchase(market.job, { nonce })
    expect(await statusOf(nonce)).toMatchObject({ state: "sent" })
    await market.follow()
    expect(await statusOf(nonce)).toMatchObject({ state: "confirmed" })
    expect(await market.chain.readTokenBalance(buyer.person.actor.address)).toBe(balance)
  })

  test("a second time by the same wallet, begins where the first one ends and gives no copies before", async () => {
    const own = (await grantsOf()).filter((one) => one.organizationId === buyer.organizationId)
    const [first, second] = own.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    expect(second?.startsAt).toEqual(first?.expiresAt)
    const grantId = second?.id as Id<"grant">
    expect(await getGrant(buyer.context, { grantId })).toMatchObject({ state: "escrowed", isActive: false })
    await expect(requestDelivery(buyer.context, { grantId })).rejects.toMatchObject({ code: "WRONG_STATE" })
  })

  test("fails with a reason in words where the money has gone meanwhile", async () => {
    const other = await makeBuyer(market, "spender")
    const { order, nonce } = await signOrder(other, releaseId)
    await purchaseGrant(other.context, order)
    await spendAll(market, other)
    await sendPurchase(market.job, { nonce })
    expect(await getPurchaseStatus(other.context, { nonce })).toMatchObject({
      state: "failed",
      failureReason: "There is too little money in this wallet.",
    })
  })

  test("a purchase at the contract itself is a grant that belongs to no organization", async () => {
    const direct = await makeBuyer(market, "direct")
    const [row] = await market.db.select().from(release).where(eq(release.id, releaseId))
    const { deployment } = market.testChain
    const { grants } = deployment.addresses
    await market.sendAs(direct.person, prepareApprove(deployment, grants, marketPrice))
    const { address } = direct.person.wallet
    const call = prepareDirect(
      deployment,
      row?.onChainId ?? "0x",
      address,
      marketPrice,
      row?.termsHash ?? "0x",
    )
    await market.sendAs(direct.person, call)
    await market.follow()
    const bought = (await grantsOf()).filter((one) => one.buyerAddress === direct.person.actor.address)
    expect(bought).toMatchObject([
      { organizationId: null, purchasedById: direct.person.actor.accountId, paidAmount: marketPrice },
    ])
  })
})

describe("settling", () => {
  test("waits for the window, then divides every sale to the unit, once", async () => {
    expect(await settleGrants(market.job)).toBe(0)
    await settleAll(market)
    await settleGrants(market.job)
    await market.follow()
    const sold = await grantsOf()
    expect(sold).toHaveLength(3)
    for (const one of sold) {
      expect(one).toMatchObject({ state: "settled", settledAmount: marketPrice })
      const lines = await market.db.select().from(earning).where(eq(earning.grantId, one.id))
      expect(lines.map((line) => line.role).sort()).toEqual(
        ["contributor", "contributor", "labeler", "labeler", "moderator", "treasury"].sort(),
      )
      expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(marketPrice)
    }
    expect(await checkMoney(market.job)).toMatchObject([
      { fundedAmount: 3n * marketPrice, pendingAmount: 3n * marketPrice, dustAmount: 0n, isSound: true },
    ])
    expect(await checkLedger(market.job)).toMatchObject({ isSound: true })
  })

  test("after a challenge, divides what the arbiter settles and nothing of what is refunded", async () => {
    const before = await checkMoney(market.job)
    const [half, all] = [await makeBuyer(market, "half"), await makeBuyer(market, "all")]
    const bought = [await buyAs(half), await buyAs(all)]
    for (const [one, who] of [
      [bought[0], half],
      [bought[1], all],
    ] as const) {
      const call = prepareChallenge(market.testChain.deployment, one?.onChainId ?? 0n, reasonHash)
      await market.sendAs(who.person, call)
    }
    await market.follow()
    expect(await stateOf(bought[0]?.id)).toMatchObject({ state: "challenged" })
    await resolve(bought[0]?.onChainId ?? 0n, 3_000_000n)
    await resolve(bought[1]?.onChainId ?? 0n, marketPrice)
    await market.follow()
    expect(await stateOf(bought[0]?.id)).toMatchObject({ state: "settled", settledAmount: 7_000_001n })
    expect(await stateOf(bought[1]?.id)).toMatchObject({ state: "refunded", settledAmount: 0n })
    const after = await checkMoney(market.job)
    expect((after[0]?.fundedAmount ?? 0n) - (before[0]?.fundedAmount ?? 0n)).toBe(7_000_001n)
    expect(after[0]).toMatchObject({ dustAmount: 0n, isSound: true })
  })

  test("every event is kept once, however often the chain is read", async () => {
    const kept = await market.db.$count(chainEvent)
    await Promise.all([1, 2, 3].map(() => market.follow()))
    expect(await market.db.$count(chainEvent)).toBe(kept)
  })
})

describe("challenging", () => {
  const words = { reason: "does_not_open", note: "The copy ends in the middle of a row." } as const

  test("by the buyer inside the window, holds the money and keeps the words beside their hash", async () => {
    const who = await makeBuyer(market, "doubter")
    const bought = await buyAs(who)
    const grantId = bought?.id as Id<"grant">
    expect(await getGrant(who.context, { grantId })).toMatchObject({
      challenge: null,
      can: { challenge: true },
    })
    const { call } = await prepareOwnChallenge(who.context, { grantId, ...words })
    expect(call.args[0]).toBe(bought?.onChainId)
    const sent = prepareChallenge(market.testChain.deployment, ...call.args)
    await market.sendAs(who.person, sent)
    await confirmChallenge(who.context, { grantId, transactionHash: reasonHash })
    await market.follow()
    expect(await getGrant(who.context, { grantId })).toMatchObject({
      state: "challenged",
      isActive: false,
      challenge: { statement: words },
      can: { challenge: false },
    })
    await expect(prepareOwnChallenge(who.context, { grantId, ...words })).rejects.toMatchObject({
      code: "WRONG_STATE",
    })
    const shownTo = async (context: ServiceContext) =>
      (await listReleases(context, { poolId: market.poolId, cursor: null })).items[0]?.challengedCount
    expect(await shownTo(market.context(market.owner.actor))).toBe(1)
    expect(await shownTo(who.context)).toBeNull()
  })

  test("is refused to a colleague's wallet, and once the money is settled", async () => {
    const who = await makeBuyer(market, "owner-of-wallet")
    const bought = await buyAs(who)
    const grantId = bought?.id as Id<"grant">
    const colleague = await makeBuyer(market, "colleague")
    const { address } = colleague.person.actor
    await addMember(who.context, { organizationId: who.organizationId, address, role: "member" })
    expect((await getGrant(colleague.context, { grantId })).can.challenge).toBe(false)
    await expect(prepareOwnChallenge(colleague.context, { grantId, ...words })).rejects.toMatchObject({
      code: "BAD_INPUT",
    })
    await settleAll(market)
    await expect(prepareOwnChallenge(who.context, { grantId, ...words })).rejects.toMatchObject({
      code: expect.stringMatching(/WRONG_STATE|EXPIRED/),
    })
  })
})

async function buyAs(who: Buyer) {
  await buyGrant(market, who, releaseId)
  return (await grantsOf()).find((one) => one.buyerAddress === who.person.actor.address)
}

async function stateOf(grantId: Id<"grant"> | undefined) {
  const [row] = await market.db
    .select()
    .from(grant)
    .where(eq(grant.id, grantId ?? ("" as Id<"grant">)))
  return row
}

async function resolve(onChainId: bigint, refundAmount: bigint): Promise<void> {
  const call = prepareResolve(market.testChain.deployment, onChainId, refundAmount)
  await market.sendAs(market.arbiter, call)
}
