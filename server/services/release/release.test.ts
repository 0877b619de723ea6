import { and, eq, sql } from "drizzle-orm"
import { sha256, toBytes } from "viem"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { consent, item, release, releaseItem, releaseLabel, releaseWeight } from "@/db/schema"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import { faultsOfCroissant } from "@/server/domain/croissant/validate"
import { leadsToRoot } from "@/server/domain/hash-tree"
import type { Id } from "@/server/domain/id"
import { labelLeafHash } from "@/server/domain/release/manifest"
import { getContribution } from "../contribution/get-contribution"
import { cutRelease } from "./cut-release"
import { fillRelease } from "./fill-release"
import { getRelease } from "./get-release"
import { listManifest, streamManifest } from "./list-manifest"
import { listReleases } from "./list-releases"
import { preparePublish } from "./prepare-publish"
import { proveLeaf } from "./prove-leaf"
import { withdrawRelease } from "./withdraw-release"

let market: MarketWorld
let projectId: Id<"project">
let releaseId: Id<"release">
const made: Record<string, Awaited<ReturnType<typeof contributeTexts>>> = {}

beforeAll(async () => {
  market = await createMarketWorld()
  made.ann = await contributeTexts(market, "ann", ["first text", "second text"])
  made.bob = await contributeTexts(market, "bob", ["third text"])
  made.labelOnly = await contributeTexts(market, "cid", ["only to label"], ["label"])
  const itemOf = (name: string, place = 0) => made[name]?.itemIds[place] as Id<"item">
  const labels = await makeLabels(market, [
    { itemId: itemOf("ann"), points: { dan: 7n, eve: 3n } },
    { itemId: itemOf("ann", 1), points: { dan: 5n }, moderator: "mod" },
    { itemId: itemOf("bob"), points: { eve: 0n }, moderator: "mod", isUndone: true },
    { itemId: itemOf("labelOnly"), points: { dan: 100n } },
  ])
  projectId = labels.projectId
  releaseId = await sellRelease(market, projectId)
})
afterAll(() => market?.close())

const cut = () =>
  cutRelease(market.context(market.owner.actor), {
    projectId,
    name: "Again",
    description: "Once again, please.",
  })

describe("cutting a release", () => {
  test("takes items with a live consent to train and labels whose items are all in", async () => {
    const items = await market.db.select().from(releaseItem).where(eq(releaseItem.releaseId, releaseId))
    const labels = await market.db.select().from(releaseLabel).where(eq(releaseLabel.releaseId, releaseId))
    expect(items.map((row) => row.itemId).sort()).toEqual(
      [...(made.ann?.itemIds ?? []), ...(made.bob?.itemIds ?? [])].sort(),
    )
    expect(labels).toHaveLength(3)
  })

  test("freezes weights: items, points earned, verdicts that stand", async () => {
    const rows = await market.db.select().from(releaseWeight).where(eq(releaseWeight.releaseId, releaseId))
    const weightOf = async (name: string, role: string) => {
      const { accountId } = (await market.person(name)).actor
      return rows.find((row) => row.accountId === accountId && row.role === role)?.weight
    }
    expect(await weightOf("ann", "contributor")).toBe(2n)
    expect(await weightOf("bob", "contributor")).toBe(1n)
    expect(await weightOf("cid", "contributor")).toBeUndefined()
    expect(await weightOf("dan", "labeler")).toBe(12n)
    expect(await weightOf("eve", "labeler")).toBe(3n)
    expect(await weightOf("mod", "moderator")).toBe(1n)
  })

  test("puts it on sale once the chain has it, with figures and a Croissant description", async () => {
    const view = await getRelease(market.context(), { releaseId })
    expect(view).toMatchObject({
      state: "on_sale",
      itemCount: 3,
      labelCount: 3,
      contributorCount: 2,
      soldCount: 0,
    })
    expect(view.figures).toMatchObject({
      settledByVerdictCount: 2,
      classCounts: [{ name: "Yes", count: 3 }, {}],
    })
    expect(faultsOfCroissant(view.croissant)).toEqual([])
    expect((await listReleases(market.context(), { cursor: null })).items).toHaveLength(1)
  })

  test("publishes a manifest whose bytes are those that the description names", async () => {
    let text = ""
    for await (const part of streamManifest(market.context(), { releaseId })) text += part
    const { croissant } = await getRelease(market.context(), { releaseId })
    expect(JSON.stringify(croissant)).toContain(sha256(toBytes(text)).slice(2))
    expect(text.trim().split("\n")).toHaveLength(7)
  })

  test("proves every leaf against the root on chain, and a label from its salt", async () => {
    const { items, leafCount, manifestRoot } = await listManifest(market.context(), {
      releaseId,
      cursor: null,
    })
    expect(items).toHaveLength(leafCount)
    for (const { place, leafHash } of items) {
      const { proof } = await proveLeaf(market.context(), { releaseId, place })
      expect(leadsToRoot(manifestRoot, leafHash, proof)).toBe(true)
    }
    const [row] = await market.db.select().from(release).where(eq(release.id, releaseId))
    const [one] = await market.db
      .select()
      .from(releaseLabel)
      .where(and(eq(releaseLabel.releaseId, releaseId), eq(releaseLabel.position, 0)))
    if (one === undefined || !row?.manifestSalt) throw new Error("no label in the release")
    expect(labelLeafHash({ ...one, answer: { ...one.answer } }, row.manifestSalt)).toBe(one.leafHash)
  })

  test("draws leaves by the transaction that published it", async () => {
    const { draw } = await getRelease(market.context(), { releaseId })
    expect(draw?.leaves.length).toBe(6)
    expect(draw?.seed).toMatch(/^0x[0-9a-f]{64}$/)
  })

  test("told twice, changes nothing", async () => {
    const before = await market.db.select().from(release).where(eq(release.id, releaseId))
    await fillRelease(market.job, { releaseId })
    expect(await market.db.select().from(release).where(eq(release.id, releaseId))).toEqual(before)
  })

  test("done by three workers at once, fills one release once", async () => {
    const second = await cut()
    await Promise.allSettled([1, 2, 3].map(() => fillRelease(market.job, second)))
    await fillRelease(market.job, second)
    const items = await market.db
      .select()
      .from(releaseItem)
      .where(eq(releaseItem.releaseId, second.releaseId))
    expect(items).toHaveLength(3)
    const [first, again] = await Promise.all([
      getRelease(market.context(market.owner.actor), { releaseId }),
      getRelease(market.context(market.owner.actor), second),
    ])
    expect(again.number).toBe(2)
    expect(again.manifestRoot).not.toBe(first.manifestRoot)
  })

  test("leaves out an item whose consent has ended since", async () => {
    const ended = new Date(market.clock.now().getTime() - 1000)
    await market.db
      .update(consent)
      .set({ expiresAt: ended })
      .where(eq(consent.contributionId, made.bob?.contributionId as Id<"contribution">))
    const third = await cut()
    await fillRelease(market.job, third)
    const view = await getRelease(market.context(market.owner.actor), third)
    expect(view).toMatchObject({ itemCount: 2, labelCount: 2, contributorCount: 1 })
  })

  test("names itself to its contributors once it is published, not before", async () => {
    const unpublished = await cut()
    await fillRelease(market.job, unpublished)
    const ann = market.context((await market.person("ann")).actor)
    const { releases } = await getContribution(ann, {
      contributionId: made.ann?.contributionId as Id<"contribution">,
    })
    expect(releases.map((one) => one.releaseId)).toEqual([releaseId])
  })
})

describe("a release that is cut", () => {
  test("cannot be changed, and nothing can be added to it or taken out", async () => {
    const refused = { cause: { code: "23001" } }
    const change = market.db.update(release).set({ priceAmount: 1n }).where(eq(release.id, releaseId))
    await expect(change).rejects.toMatchObject(refused)
    const drop = market.db.delete(releaseItem).where(eq(releaseItem.releaseId, releaseId))
    await expect(drop).rejects.toMatchObject(refused)
    const raise = market.db
      .update(releaseWeight)
      .set({ weight: sql`${releaseWeight.weight} + 1` })
      .where(eq(releaseWeight.releaseId, releaseId))
    await expect(raise).rejects.toMatchObject(refused)
    const [spare] = await market.db
      .select()
      .from(item)
      .where(eq(item.contributionId, made.labelOnly?.contributionId as Id<"contribution">))
    const add = market.db.insert(releaseItem).values({
      ...{ releaseId, position: 99, itemId: spare?.id as Id<"item">, leafHash: "0x00" },
      contributionId: made.labelOnly?.contributionId as Id<"contribution">,
    })
    await expect(add).rejects.toMatchObject(refused)
  })

  test("is unseen by strangers before it is on sale", async () => {
    const fresh = await cut()
    await expect(getRelease(market.context(), fresh)).rejects.toMatchObject({ code: "NOT_FOUND" })
    await expect(listManifest(market.context(), { ...fresh, cursor: null })).rejects.toMatchObject({
      code: "NOT_FOUND",
    })
  })

  test("is withdrawn at once while it is not on chain", async () => {
    const fresh = await cut()
    await fillRelease(market.job, fresh)
    expect(await withdrawRelease(market.context(market.owner.actor), fresh)).toEqual({ call: null })
    await expect(preparePublish(market.context(market.owner.actor), fresh)).rejects.toMatchObject({
      code: "WRONG_STATE",
    })
  })

  test("is cut, published and withdrawn by its pool's owner alone", async () => {
    const ann = market.context((await market.person("ann")).actor)
    const input = { projectId, name: "Mine", description: "Not mine to cut." }
    await expect(cutRelease(ann, input)).rejects.toMatchObject({ code: "FORBIDDEN" })
    await expect(preparePublish(ann, { releaseId })).rejects.toMatchObject({ code: "FORBIDDEN" })
    await expect(withdrawRelease(ann, { releaseId })).rejects.toMatchObject({ code: "FORBIDDEN" })
    await expect(cutRelease(market.context(), input)).rejects.toMatchObject({ code: "NOT_SIGNED_IN" })
    await expect(fillRelease(ann, { releaseId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  })
})
