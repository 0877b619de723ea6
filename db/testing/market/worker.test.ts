import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { claim, epoch, grant } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { workPlan } from "@/server/jobs/task-list"
import { createLogger } from "@/server/platform/logger"
import { takeWork } from "@/server/processes/take-work"
import { claimAll } from "@/server/services/claim/claim-all"
import { requestDelivery } from "@/server/services/delivery/request-delivery"
import { checkMoney } from "@/server/services/epoch/check-money"
import { closeEpoch } from "@/server/services/epoch/close-epoch"
import { getPurchaseStatus } from "@/server/services/grant/get-purchase-status"
import { purchaseGrant } from "@/server/services/grant/purchase-grant"
import { getTotals } from "@/server/services/statement/get-totals"
import { makeBuyer, signOrder } from "./buy"
import { contributeTexts, makeLabels, sellRelease } from "./market-rows"
import { createMarketWorld, type MarketWorld } from "./market-world"

let market: MarketWorld
let work: Awaited<ReturnType<typeof takeWork>>
let ticking: NodeJS.Timeout
const failures: string[] = []

beforeAll(async () => {
  market = await createMarketWorld({ inspectionSeconds: 5, startsAt: new Date() })
  ticking = setInterval(() => market.clock.set(new Date()), 100)
  const log = createLogger({
    level: "warn",
    format: "json",
    write: (line) => failures.push(line),
    now: () => new Date(),
  })
  const options = { plan: workPlan, databaseUrl: market.webDatabaseUrl, log, concurrency: 4 }
  work = await takeWork({ ...options, context: market.context }, (error) => failures.push(String(error)))
})
afterAll(async () => {
  clearInterval(ticking)
  await work?.close()
  await market?.close()
})

async function until<Value>(read: () => Promise<Value | null | undefined | false>): Promise<Value> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const value = await read()
    if (value) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`never came to be; the worker says: ${failures.join("\n")}`)
}

test("the worker alone takes a sale from the order to the money in people's wallets", async () => {
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n } },
  ])
  const releaseId = await sellRelease(market, projectId)
  const buyer = await makeBuyer(market, "buyer")
  const { order, nonce } = await signOrder(buyer, releaseId)
  await purchaseGrant(buyer.context, order)
  const grantId = await until(async () => (await getPurchaseStatus(buyer.context, { nonce })).grantId)
  const { deliveryId } = await requestDelivery(buyer.context, { grantId })
  await until(
    async () =>
      (await market.db.query.delivery.findFirst({ where: (row) => eq(row.id, deliveryId) }))?.state ===
      "ready",
  )
  await until(async () => {
    const [row] = await market.db.select().from(grant).where(eq(grant.id, grantId))
    return row?.state === "settled"
  })
  await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
  await until(async () => {
    const [row] = await market.db.select().from(epoch)
    return row?.state === "accepted"
  })
  const { claimIds } = await claimAll(market.context(ann.person.actor))
  await until(async () => {
    const [row] = await market.db
      .select()
      .from(claim)
      .where(eq(claim.id, claimIds[0] as Id<"claim">))
    return row?.state === "confirmed"
  })
  const { claimedAmount } = await getTotals(market.context(ann.person.actor))
  expect(await market.chain.readTokenBalance(ann.person.actor.address)).toBe(claimedAmount)
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true, dustAmount: 0n }])
})
