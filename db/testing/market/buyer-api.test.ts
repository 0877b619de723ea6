import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { GET as downloadDelivery } from "@/app/api/deliveries/[deliveryId]/route"
import { GET as getDeliveryRoute } from "@/app/api/v1/deliveries/[deliveryId]/route"
import { POST as postDelivery } from "@/app/api/v1/grants/[grantId]/deliveries/route"
import { GET as getGrants } from "@/app/api/v1/grants/route"
import { GET as getManifest } from "@/app/api/v1/releases/[releaseId]/manifest/route"
import { GET as getReleases } from "@/app/api/v1/releases/route"
import { decryptWith } from "@/server/domain/envelope/age"
import type { Id } from "@/server/domain/id"
import { prepareDelivery } from "@/server/services/delivery/prepare-delivery"
import { createApiKey } from "@/server/services/organization/create-api-key"
import { type Buyer, buyGrant, makeBuyer } from "./buy"
import { contributeTexts, makeLabels, sellRelease } from "./market-rows"
import { createMarketWorld, type MarketWorld } from "./market-world"

let market: MarketWorld
let buyer: Buyer
let secret: string
let grantId: Id<"grant">
let releaseId: Id<"release">

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n } },
  ])
  releaseId = await sellRelease(market, projectId)
  buyer = await makeBuyer(market, "buyer")
  grantId = (await buyGrant(market, buyer, releaseId)).id
  const { organizationId } = buyer
  secret = (await createApiKey(buyer.context, { organizationId, name: "api" })).secret
  // The web process's connections, as the routes find them.
  const runtime = { db: market.db, chain: market.chain, blobs: market.blobs, contextFor: market.context }
  Object.assign(globalThis, { millpondRuntime: Promise.resolve(runtime) })
})
afterAll(async () => {
  Reflect.deleteProperty(globalThis, "millpondRuntime")
  await market?.close()
})

function request(path: string, key?: string, method = "GET"): Request {
  return new Request(`http://localhost${path}`, {
    method,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })
}

describe("the buyer API", () => {
  test("lists releases for anybody, amounts as decimal texts", async () => {
    const answer = await getReleases(request("/api/v1/releases"))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ items: [{ releaseId, priceAmount: "10000001" }] })
    const wrong = await getReleases(request("/api/v1/releases?poolId=nonsense"))
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ code: "BAD_INPUT" })
  })

  test("streams the manifest of a release", async () => {
    const params = Promise.resolve({ releaseId })
    const answer = await getManifest(request(`/api/v1/releases/${releaseId}/manifest`), { params })
    expect((await answer.text()).trim().split("\n")).toHaveLength(4)
  })

  test("refuses without a key, with a wrong one, and for another's grant", async () => {
    expect((await getGrants(request("/api/v1/grants"))).status).toBe(401)
    const wrong = await getGrants(request("/api/v1/grants", "mp_wrong"))
    expect(wrong.status).toBe(401)
    expect(await wrong.json()).toMatchObject({ code: "NOT_SIGNED_IN", message: expect.any(String) })
    const other = await makeBuyer(market, "other")
    const key = await createApiKey(other.context, { organizationId: other.organizationId, name: "x" })
    const params = Promise.resolve({ grantId })
    const foreign = await postDelivery(request("/", key.secret, "POST"), { params })
    expect(foreign.status).toBe(404)
    const nonsense = await postDelivery(request("/", secret, "POST"), {
      params: Promise.resolve({ grantId: "../etc" }),
    })
    expect(nonsense.status).toBe(404)
  })

  test("takes a buyer from the grant to a copy that opens", async () => {
    const grants = await getGrants(request("/api/v1/grants", secret))
    expect(await grants.json()).toMatchObject({ items: [{ grantId, state: "escrowed" }] })
    const asked = await postDelivery(request("/", secret, "POST"), { params: Promise.resolve({ grantId }) })
    expect(asked.status).toBe(202)
    const { deliveryId } = (await asked.json()) as { deliveryId: Id<"delivery"> }
    const params = Promise.resolve({ deliveryId })
    const early = await downloadDelivery(request("/", secret), { params })
    expect(early.status).toBe(409)
    await prepareDelivery(market.job, { deliveryId })
    const made = await getDeliveryRoute(request("/", secret), { params })
    expect(await made.json()).toMatchObject({ state: "ready", downloadPath: `/api/deliveries/${deliveryId}` })
    const file = await downloadDelivery(request("/", secret), { params })
    expect(file.headers.get("content-disposition")).toContain(`millpond-${releaseId}-${deliveryId}.jsonl.age`)
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(String(bytes.byteLength)).toBe(file.headers.get("content-length"))
    const text = new TextDecoder().decode(await decryptWith(buyer.identity, bytes))
    expect(text).toContain("first text")
  })
})
