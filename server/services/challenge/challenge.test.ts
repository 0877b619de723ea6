import { encodeFunctionData } from "viem"
import { afterAll, beforeAll, expect, test } from "vitest"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { type Buyer, buyGrant, makeBuyer } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld, marketPrice } from "@/db/testing/market/market-world"
import { prepareChallenge as prepareCall } from "@/server/chain/testing/wallet-calls"
import type { Id } from "@/server/domain/id"
import { prepareDelivery } from "../delivery/prepare-delivery"
import { requestDelivery } from "../delivery/request-delivery"
import { checkMoney } from "../epoch/check-money"
import { getGrant } from "../grant/get-grant"
import { prepareChallenge } from "../grant/prepare-challenge"
import { settleGrants } from "../grant/settle-grants"
import { answerChallenge } from "./answer-challenge"
import { confirmResolve } from "./confirm-resolve"
import { getChallenge } from "./get-challenge"
import { getStanding } from "./get-standing"
import { listChallenges } from "./list-challenges"
import { listPoolChallenges } from "./list-pool-challenges"
import { prepareResolve } from "./prepare-resolve"

let market: MarketWorld
let buyer: Buyer
let releaseId: Id<"release">
let grantId: Id<"grant">

const words = { reason: "poor_quality", note: "Every third label is wrong." } as const
const decision = { reason: "poor_quality", note: "Rows 1 and 3 are mislabeled, the rest is sound." } as const

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n } },
  ])
  releaseId = await sellRelease(market, projectId)
  buyer = await makeBuyer(market, "buyer")
  grantId = (await buyGrant(market, buyer, releaseId)).id
  const asked = await requestDelivery(buyer.context, { grantId })
  await prepareDelivery(market.job, asked)
})
afterAll(() => market?.close())

const arbiter = () => market.context(market.arbiter.actor)
const owner = () => market.context(market.owner.actor)
const open = async () => (await listChallenges(arbiter(), { which: "open" })).items
const ended = async () => (await listChallenges(arbiter(), { which: "ended" })).items

async function challenge(who: Buyer, id: Id<"grant">): Promise<void> {
  const { call } = await prepareChallenge(who.context, { grantId: id, ...words })
  await market.sendAs(who.person, prepareCall(market.testChain.deployment, ...call.args))
  await market.follow()
}

async function resolve(id: Id<"grant">, refundAmount: bigint): Promise<void> {
  const { call } = await prepareResolve(arbiter(), { grantId: id, refundAmount, ...decision })
  const { address: to, functionName, args } = call
  const data = encodeFunctionData({ abi: accessGrantsAbi, functionName, args })
  const transactionHash = await market.sendAs(market.arbiter, { to, data })
  await confirmResolve(arbiter(), { grantId: id, transactionHash })
  await market.follow()
}

test("the desk is the arbiter's alone, and shows a challenge with its words, money, clock and facts", async () => {
  expect(await open()).toEqual([])
  await challenge(buyer, grantId)
  expect(await getStanding(arbiter())).toEqual({ can: { list: true } })
  expect(await getStanding(owner())).toEqual({ can: { list: false } })
  for (const context of [owner(), buyer.context]) {
    await expect(listChallenges(context, { which: "open" })).rejects.toMatchObject({ code: "FORBIDDEN" })
    await expect(getChallenge(context, { grantId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  }
  expect(await open()).toMatchObject([{ grantId, paidAmount: marketPrice, buyerName: "buyer Ltd" }])
  const sheet = await getChallenge(arbiter(), { grantId })
  expect(sheet).toMatchObject({
    challenge: { statement: words, answer: null, outcome: null },
    deliveries: [{ state: "ready", itemCount: 2 }],
    sales: { soldCount: 0 },
    can: { resolve: true },
  })
  const windowMs = market.testChain.deployment.windows.resolutionSeconds * 1000
  const leftMs = sheet.endsAt.getTime() - market.clock.now().getTime()
  expect(Math.abs(leftMs - windowMs)).toBeLessThan(600_000)
})

test("the pool's owner answers in words that arbiter and buyer read; nobody else can", async () => {
  const note = "The confidence of each label was on the release's page."
  const stranger = market.context((await market.person("ann")).actor)
  await expect(answerChallenge(stranger, { grantId, note })).rejects.toMatchObject({ code: "NOT_FOUND" })
  await answerChallenge(owner(), { grantId, note })
  expect((await getChallenge(arbiter(), { grantId })).challenge.answer).toMatchObject({ note })
  expect((await getGrant(buyer.context, { grantId })).challenge?.answer).toMatchObject({ note })
  expect(await listPoolChallenges(owner(), { poolId: market.poolId })).toMatchObject([
    { grantId, challenge: { statement: words, answer: { note } } },
  ])
})

test("a decision whose reason says the opposite of its amount is refused before the wallet is asked", async () => {
  const ask = (refundAmount: bigint, reason: "as_described" | "poor_quality") =>
    prepareResolve(arbiter(), { grantId, refundAmount, reason, note: decision.note })
  await expect(ask(marketPrice, "as_described")).rejects.toMatchObject({ code: "BAD_INPUT" })
  await expect(ask(0n, "poor_quality")).rejects.toMatchObject({ code: "BAD_INPUT" })
  await expect(ask(marketPrice + 1n, "poor_quality")).rejects.toMatchObject({ code: "BAD_INPUT" })
})

test("a decision from the arbiter's wallet is seen by buyer and owner with its reason and amounts", async () => {
  await prepareResolve(arbiter(), { grantId, refundAmount: marketPrice, ...words })
  const before = await market.chain.readTokenBalance(buyer.person.actor.address)
  await resolve(grantId, 4_000_000n)
  const after = await market.chain.readTokenBalance(buyer.person.actor.address)
  expect(after - before).toBe(4_000_000n)
  const outcome = {
    kind: "decided",
    refundAmount: 4_000_000n,
    settledAmount: marketPrice - 4_000_000n,
    decision,
  }
  expect(await getGrant(buyer.context, { grantId })).toMatchObject({
    state: "settled",
    challenge: { outcome },
  })
  const sales = await listPoolChallenges(owner(), { poolId: market.poolId })
  expect(sales).toMatchObject([{ challenge: { outcome } }])
  expect(await open()).toEqual([])
  expect(await ended()).toMatchObject([{ grantId, challenge: { outcome } }])
  await expect(resolve(grantId, 0n)).rejects.toMatchObject({ code: "WRONG_STATE" })
  const late = answerChallenge(owner(), { grantId, note: "This comes too late." })
  await expect(late).rejects.toMatchObject({ code: "WRONG_STATE" })
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true, dustAmount: 0n }])
})

test("all of it refunded ends the grant; unanswered, it settles in full and says so", async () => {
  const [refunded, silent] = [await makeBuyer(market, "refunded"), await makeBuyer(market, "silent")]
  const first = await buyGrant(market, refunded, releaseId)
  const second = await buyGrant(market, silent, releaseId)
  await challenge(refunded, first.id)
  await challenge(silent, second.id)
  expect(new Set((await open()).map((line) => line.grantId))).toEqual(new Set([first.id, second.id]))
  await resolve(first.id, marketPrice)
  expect(await getGrant(refunded.context, { grantId: first.id })).toMatchObject({
    state: "refunded",
    challenge: { outcome: { kind: "decided", refundAmount: marketPrice, settledAmount: 0n } },
  })
  await market.advance(market.testChain.deployment.windows.resolutionSeconds + 1)
  await settleGrants(market.job)
  await market.follow()
  expect(await getGrant(silent.context, { grantId: second.id })).toMatchObject({
    state: "settled",
    challenge: { outcome: { kind: "unanswered", refundAmount: 0n, settledAmount: marketPrice } },
  })
})
