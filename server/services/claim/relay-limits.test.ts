import { desc, eq } from "drizzle-orm"
import { encodeFunctionData, toHex } from "viem"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { claim, relaySpend } from "@/db/schema"
import { type Buyer, buyGrant, makeBuyer, settleAll, signOrder } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import {
  createMarketWorld,
  type MarketWorld,
  marketInspectionSeconds,
  marketPrice,
} from "@/db/testing/market/market-world"
import { mineBlocks } from "@/server/chain/testing/rollback"
import { type RelayLimits, type RelayPurpose, usualRelayLimits } from "@/server/domain/chain/relay-limits"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { advanceEpochs } from "../epoch/advance-epochs"
import { checkMoney } from "../epoch/check-money"
import { closeEpoch } from "../epoch/close-epoch"
import { confirmOwnPurchase } from "../grant/confirm-own-purchase"
import { getPurchaseStatus } from "../grant/get-purchase-status"
import { listGrants } from "../grant/list-grants"
import { prepareOwnPurchase } from "../grant/prepare-own-purchase"
import { purchaseGrant } from "../grant/purchase-grant"
import { sendPurchase } from "../grant/send-purchase"
import { settleGrants } from "../grant/settle-grants"
import { getRelayRoom } from "../relay/get-relay-room"
import { readSpent } from "../relay/read-spent"
import { getRelayStatus } from "../site/get-relay-status"
import { getTotals } from "../statement/get-totals"
import { claimAll } from "./claim-all"
import { prepareOwnClaim } from "./prepare-own-claim"
import { sendClaims } from "./send-claims"

let market: MarketWorld
let releaseId: Id<"release">

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n } },
  ])
  releaseId = await sellRelease(market, projectId)
  await buyGrant(market, await makeBuyer(market, "buyer"), releaseId)
  await settleAll(market)
  await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
  await advanceEpochs(market.job)
  await market.follow()
  await market.advance(7)
  await advanceEpochs(market.job)
  await market.follow()
})
afterAll(() => market?.close())

const as = async (name: string) => market.context((await market.person(name)).actor)

/** The same context where the relayer may spend no more than this. */
function within(context: ServiceContext, limits: Partial<RelayLimits>): ServiceContext {
  return { ...context, chain: { ...context.chain, relayLimits: { ...usualRelayLimits, ...limits } } }
}

test("a purchase's gas is counted to the buyer, to the wei", async () => {
  const [row] = await market.db.select().from(relaySpend).where(eq(relaySpend.purpose, "purchase"))
  expect(row).toMatchObject({
    purpose: "purchase",
    accountId: (await market.person("buyer")).actor.accountId,
  })
  expect(row?.costWei).toBe(await market.chain.readCost(row?.transactionHash ?? "0x"))
})

test.each([
  { what: "the day's fees", limits: { dayWei: 1n } },
  { what: "a person's transactions", limits: { personDayCount: 0 } },
  { what: "a person's fees", limits: { personDayWei: 0n } },
])("$what used up refuses a claim in words, with the way out, and queues nothing", async ({ limits }) => {
  const context = within(await as("eve"), limits)
  await expect(claimAll(context)).rejects.toMatchObject({
    code: "TOO_MANY",
    message: expect.stringContaining("your own wallet"),
  })
  expect(await getRelayRoom(context)).toMatchObject({ isOpen: false, reason: expect.any(String) })
  expect(await market.db.$count(claim)).toBe(0)
})

test("a claim that waits is kept until there is room again, and then is sent once", async () => {
  const eve = await as("eve")
  await claimAll(eve)
  expect(await sendClaims(within(market.job, { dayWei: 1n }))).toBe(0)
  expect(await sendClaims(within(market.job, { gasPriceWei: 0n }))).toBe(0)
  expect(await market.db.select().from(claim)).toMatchObject([{ state: "queued" }])
  await market.advance(86_400)
  expect(await sendClaims(within(market.job, { dayWei: 1n }))).toBe(1)
  await market.follow()
  expect(await getTotals(eve)).toMatchObject({ claimableAmount: 0n })
})

test("people who share a transaction share its cost, to the wei", async () => {
  await market.advance(86_400)
  for (const name of ["dan", "treasury"]) await claimAll(await as(name))
  expect(await sendClaims(market.job)).toBe(2)
  await market.follow()
  const spent = await market.db.select().from(relaySpend).orderBy(desc(relaySpend.createdAt)).limit(2)
  expect(new Set(spent.map((row) => row.transactionHash)).size).toBe(1)
  const total = spent.reduce((sum, row) => sum + row.costWei, 0n)
  expect(total).toBe(await market.chain.readCost(spent[0]?.transactionHash ?? "0x"))
  expect(await getRelayRoom(await as("dan"))).toMatchObject({ isOpen: true, leftCount: 59 })
})

test("gas above the cap is not paid, and is paid when it is cheaper", async () => {
  const { client } = market.testChain
  const { relayLimits } = market.chain
  const setBaseFee = async (wei: bigint) => {
    await client.request<{ Method: string; Parameters: readonly unknown[]; ReturnType: unknown }>({
      method: "anvil_setNextBlockBaseFeePerGas",
      params: [toHex(wei)],
    })
    await mineBlocks(client, 1)
  }
  await setBaseFee(2n * relayLimits.gasPriceWei)
  const send = () => market.chain.claimMany([])
  await expect(send()).rejects.toMatchObject({
    code: "CHAIN_UNAVAILABLE",
    message: expect.stringContaining("dearer"),
  })
  await setBaseFee(10n ** 9n)
  expect(await send()).toMatch(/^0x/)
})

describe("a purchase beyond what the relayer pays", () => {
  let late: Buyer
  beforeAll(async () => {
    late = await makeBuyer(market, "late buyer")
  })

  test.each([
    { what: "the day's fees", limits: { dayWei: 1n } },
    { what: "a person's transactions", limits: { personDayCount: 0 } },
    { what: "the price of gas", limits: { gasPriceWei: 0n } },
  ])("$what refuse it in words, with the way out, and queue nothing", async ({ limits }) => {
    const context = within(late.context, limits)
    const { order, nonce } = await signOrder(late, releaseId)
    await expect(purchaseGrant(context, order)).rejects.toMatchObject({
      code: "TOO_MANY",
      message: expect.stringContaining("your own wallet"),
    })
    expect(await getRelayRoom(context)).toMatchObject({ purchaseReason: expect.any(String) })
    await expect(getPurchaseStatus(late.context, { nonce })).rejects.toMatchObject({ code: "NOT_FOUND" })
  })

  test("is bought from the buyer's own wallet: the relayer leaves it alone and pays nothing", async () => {
    const spentBefore = await market.db.$count(relaySpend)
    const none = { personDayCount: 0, gasPriceWei: 0n }
    const { order, nonce } = await signOrder(late, releaseId)
    await purchaseGrant(within(late.context, none), { ...order, sender: "buyer" })
    await sendPurchase(market.job, { nonce })
    expect(await getPurchaseStatus(late.context, { nonce })).toMatchObject({ state: "prepared" })
    await sendOwn(late, nonce)
    expect(await getPurchaseStatus(late.context, { nonce })).toMatchObject({ state: "confirmed" })
    const { items } = await listGrants(late.context, { organizationId: late.organizationId })
    expect(items).toMatchObject([{ state: "escrowed", releaseId, paidAmount: marketPrice }])
    expect(await market.db.$count(relaySpend)).toBe(spentBefore)
    await expect(prepareOwnPurchase(late.context, { nonce })).rejects.toMatchObject({ code: "WRONG_STATE" })
  })

  test("queued while gas was cheap, can be sent from the buyer's own wallet, and is paid once", async () => {
    const { order, nonce } = await signOrder(late, releaseId)
    await purchaseGrant(late.context, order)
    const before = await market.chain.readTokenBalance(late.person.actor.address)
    await sendOwn(late, nonce)
    await sendPurchase(market.job, { nonce })
    await market.follow()
    expect(await getPurchaseStatus(late.context, { nonce })).toMatchObject({ state: "confirmed" })
    expect(before - (await market.chain.readTokenBalance(late.person.actor.address))).toBe(marketPrice)
  })
})

describe("what nobody asked for", () => {
  // The world's clock stands still while the chain's goes on: this much behind it, at most.
  const lagSeconds = 900
  const waitingFor = async (context: ServiceContext, purpose: RelayPurpose) =>
    (await getRelayStatus(context)).waiting.find((line) => line.purpose === purpose)

  test("settling is counted, waits for its limits behind people's claims, and goes on by itself", async () => {
    await market.advance(marketInspectionSeconds + lagSeconds)
    const { dayWei } = await readSpent(market.db, market.clock.now(), null)
    // Three quarters of this limit are spent, and not all of it.
    const tight = within(market.job, { dayWei: dayWei + 1n })
    for (const paused of [tight, within(market.job, { gasPriceWei: 0n })]) {
      expect(await settleGrants(paused)).toBe(0)
    }
    expect(await waitingFor(tight, "settle")).toMatchObject({ count: 2, pause: "day" })
    expect(await waitingFor(tight, "claim")).toMatchObject({ pause: null })
    expect(await settleGrants(market.job)).toBe(2)
    await market.follow()
    expect(await waitingFor(market.job, "settle")).toMatchObject({ count: 0, pause: null })
    const spent = await market.db.select().from(relaySpend).where(eq(relaySpend.purpose, "settle"))
    const last = spent.at(-1)
    expect(last).toMatchObject({ accountId: null })
    expect(last?.costWei).toBe(await market.chain.readCost(last?.transactionHash ?? "0x"))
  })

  test("a root waits while gas is too dear, and is accepted and counted when it is cheaper", async () => {
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    await advanceEpochs(market.job)
    await market.follow()
    await market.advance(lagSeconds)
    const dear = within(market.job, { gasPriceWei: 0n })
    await advanceEpochs(dear)
    await market.follow()
    expect(await waitingFor(dear, "accept")).toMatchObject({ count: 1, pause: "gas_price" })
    await advanceEpochs(market.job)
    await market.follow()
    expect(await waitingFor(market.job, "accept")).toMatchObject({ count: 0 })
    expect(await market.db.$count(relaySpend, eq(relaySpend.purpose, "accept"))).toBe(2)
  })
})

/** A buyer's own wallet sends a signed order and pays the gas. */
async function sendOwn(who: Buyer, nonce: `0x${string}`): Promise<void> {
  const { call } = await prepareOwnPurchase(who.context, { nonce })
  const { address: to, functionName, args } = call
  const data = encodeFunctionData({ abi: accessGrantsAbi, functionName, args })
  const transactionHash = await market.sendAs(who.person, { to, data })
  await confirmOwnPurchase(who.context, { nonce, transactionHash })
  await market.follow()
}

test("whoever is refused claims everything from their own wallet", async () => {
  const { context, person } = { context: await as("ann"), person: await market.person("ann") }
  const { claimableAmount } = await getTotals(context)
  const before = await market.chain.readTokenBalance(person.actor.address)
  const { call } = await prepareOwnClaim(within(context, { personDayCount: 0 }))
  const { address: to, functionName, args } = call
  await market.sendAs(person, { to, data: encodeFunctionData({ abi: payoutsAbi, functionName, args }) })
  await market.follow()
  expect((await market.chain.readTokenBalance(person.actor.address)) - before).toBe(claimableAmount)
  expect(await getTotals(context)).toMatchObject({ claimableAmount: 0n, claimedAmount: claimableAmount })
  await expect(prepareOwnClaim(context)).rejects.toMatchObject({ code: "NOTHING_TO_DO" })
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true }])
})
