import { eq } from "drizzle-orm"
import { recoverMessageAddress } from "viem"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { delivery, release } from "@/db/schema"
import { type Buyer, buyGrant, makeBuyer } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import { prepareChallenge } from "@/server/chain/testing/wallet-calls"
import { decryptWith } from "@/server/domain/envelope/age"
import type { DeliveryItemRow, DeliveryLabelRow, DeliveryRow } from "@/server/domain/envelope/delivery-rows"
import { deliveryManifestText } from "@/server/domain/grant/delivery-manifest"
import type { Id } from "@/server/domain/id"
import type { Answer } from "@/server/domain/kinds/registry"
import { labelLeafHash } from "@/server/domain/release/manifest"
import type { ServiceContext } from "../context"
import { revokeContribution } from "../contribution/revoke-contribution"
import { getGrant } from "../grant/get-grant"
import { listNotices } from "../organization/list-notices"
import { listManifest } from "../release/list-manifest"
import { getDelivery, openDelivery } from "./get-delivery"
import { prepareDelivery } from "./prepare-delivery"
import { requestDelivery } from "./request-delivery"

let market: MarketWorld
let releaseId: Id<"release">
let buyer: Buyer
let grantId: Id<"grant">
let ann: Awaited<ReturnType<typeof contributeTexts>>

beforeAll(async () => {
  market = await createMarketWorld()
  ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const bob = await contributeTexts(market, "bob", ["third text"])
  const { projectId } = await makeLabels(
    market,
    [...ann.itemIds, ...bob.itemIds].map((itemId) => ({ itemId, points: { dan: 7n } })),
  )
  releaseId = await sellRelease(market, projectId)
  buyer = await makeBuyer(market, "buyer")
  grantId = (await buyGrant(market, buyer, releaseId)).id
})
afterAll(() => market?.close())

async function deliver(who: Buyer = buyer, of: Id<"grant"> = grantId) {
  const asked = await requestDelivery(who.context, { grantId: of })
  await prepareDelivery(market.job, asked)
  return getDelivery(who.context, asked)
}

async function openCopy(who: Buyer, deliveryId: Id<"delivery">) {
  const { content, byteSize } = await openDelivery(who.context, { deliveryId })
  const file = new Uint8Array(await new Response(content).arrayBuffer())
  expect(file.byteLength).toBe(byteSize)
  const text = new TextDecoder().decode(await decryptWith(who.identity, file))
  const rows = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as DeliveryRow)
  const isItem = (row: DeliveryRow): row is DeliveryItemRow => row.type === "item"
  const isLabel = (row: DeliveryRow): row is DeliveryLabelRow => row.type === "label"
  return { items: rows.filter(isItem), labels: rows.filter(isLabel) }
}

describe("a delivery", () => {
  test("is a copy that the buyer's own key opens, with items and labels", async () => {
    const made = await deliver()
    expect(made).toMatchObject({ state: "ready", itemCount: 3, labelCount: 3, withheldCount: 0 })
    const { items, labels } = await openCopy(buyer, made.deliveryId)
    const texts = items.map((row) => row.content.text).sort()
    expect(texts).toEqual(["first text", "second text", "third text"])
    expect(labels).toHaveLength(3)
    const nosy = await makeBuyer(market, "nosy")
    const stolen = { ...buyer, identity: nosy.identity }
    await expect(openCopy(stolen, made.deliveryId)).rejects.toMatchObject({ code: "BAD_INPUT" })
  })

  test("comes with a signed manifest that opens the leaves of its labels", async () => {
    const { deliveryId, manifest, manifestSignature } = await deliver()
    if (!manifest?.manifestSalt || !manifestSignature) throw new Error("no signed manifest")
    const signer = await recoverMessageAddress({
      message: deliveryManifestText(manifest),
      signature: manifestSignature,
    })
    expect(signer).toBe(market.job.signer.address)
    const { items: leaves } = await listManifest(market.context(), { releaseId, cursor: null })
    const { labels } = await openCopy(buyer, deliveryId)
    for (const row of labels) {
      const answer = { ...(row.answer as Answer) }
      const leaf = labelLeafHash({ ...row, answer }, manifest.manifestSalt)
      expect(leaves.find((one) => one.id === row.taskId)?.leafHash).toBe(leaf)
    }
  })

  test("made twice at once, is one copy", async () => {
    const asked = await requestDelivery(buyer.context, { grantId })
    await Promise.all([prepareDelivery(market.job, asked), prepareDelivery(market.job, asked)])
    await prepareDelivery(market.job, asked)
    expect(await getDelivery(buyer.context, asked)).toMatchObject({ state: "ready", itemCount: 3 })
    expect((await openCopy(buyer, asked.deliveryId)).items).toHaveLength(3)
  })

  test("finished by another worker between the look and the vault's answer, is done and no fault", async () => {
    const asked = await requestDelivery(buyer.context, { grantId })
    const { vault } = market.job
    const late: ServiceContext = {
      ...market.job,
      vault: {
        async call(verb, input) {
          await prepareDelivery(market.job, asked)
          return vault.call(verb, input)
        },
      },
    }
    await prepareDelivery(late, asked)
    expect(await getDelivery(buyer.context, asked)).toMatchObject({ state: "ready", itemCount: 3 })
  })

  test("needs the organization's recipient and is nobody else's", async () => {
    const other = await makeBuyer(market, "other")
    await expect(requestDelivery(other.context, { grantId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    await expect(getGrant(other.context, { grantId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    const made = await deliver()
    await expect(openDelivery(other.context, made)).rejects.toMatchObject({ code: "NOT_FOUND" })
    await expect(openDelivery(market.context(), made)).rejects.toMatchObject({ code: "NOT_SIGNED_IN" })
  })

  test("after a gate has closed, lacks its rows and their labels, and tells every buyer", async () => {
    await revokeContribution(market.context(ann.person.actor), { contributionId: ann.contributionId })
    const made = await deliver()
    expect(made).toMatchObject({ state: "ready", itemCount: 1, labelCount: 1, withheldCount: 2 })
    const { items } = await openCopy(buyer, made.deliveryId)
    expect(items.map((row) => row.content.text)).toEqual(["third text"])
    expect([...(made.manifest?.withheldItemIds ?? [])].sort()).toEqual([...ann.itemIds].sort())
    const { organizationId } = buyer
    const { items: notices } = await listNotices(buyer.context, { organizationId, cursor: null })
    expect(notices).toMatchObject([{ contributionId: ann.contributionId, releaseId }])
    const { notices: onGrant } = await getGrant(buyer.context, { grantId })
    expect(onGrant).toHaveLength(1)
  })

  test("is refused by the vault where the chain says that the grant is not active", async () => {
    const challenger = await makeBuyer(market, "challenger")
    await buyGrant(market, challenger, releaseId)
    const rows = await market.db.query.grant.findMany()
    const theirs = rows.find((row) => row.buyerAddress === challenger.person.actor.address)
    if (theirs === undefined) throw new Error("no grant")
    const asked = await requestDelivery(challenger.context, { grantId: theirs.id })
    const call = prepareChallenge(market.testChain.deployment, theirs.onChainId, `0x${"01".repeat(32)}`)
    await market.sendAs(challenger.person, call)
    await prepareDelivery(market.job, asked)
    expect(await getDelivery(challenger.context, asked)).toMatchObject({
      state: "refused",
      refusalReason: expect.stringContaining("not active"),
    })
    await expect(openDelivery(challenger.context, asked)).rejects.toMatchObject({ code: "WRONG_STATE" })
    await market.follow()
    await expect(requestDelivery(challenger.context, { grantId: theirs.id })).rejects.toMatchObject({
      code: "WRONG_STATE",
    })
  })

  test("leaves the release itself as it was cut", async () => {
    const [row] = await market.db.select().from(release).where(eq(release.id, releaseId))
    expect(row).toMatchObject({ itemCount: 3, labelCount: 3, state: "on_sale" })
    expect(await market.db.$count(delivery)).toBeGreaterThan(3)
  })
})
