import { eq } from "drizzle-orm"
import { encodeFunctionData } from "viem"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { audit, pool } from "@/db/schema"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import type { TestPerson } from "@/db/testing/world"
import { readPool } from "@/server/chain/testing/read-state"
import { type PoolDraft, poolDraftSchema } from "@/server/domain/pool/draft"
import { poolOnChainId, poolTermsHash } from "@/server/domain/pool/on-chain"
import { revokeContribution } from "../contribution/revoke-contribution"
import { contributeRows } from "../contribution/testing/contributor"
import { getSiteConfig } from "../site/get-site-config"
import { getSiteFigures } from "../site/get-site-figures"
import { appointModerator } from "./appoint-moderator"
import { confirmClose } from "./confirm-close"
import { confirmOpen } from "./confirm-open"
import { createPool } from "./create-pool"
import { dismissModerator } from "./dismiss-moderator"
import { getPool } from "./get-pool"
import { listModerators } from "./list-moderators"
import { listMyPools } from "./list-my-pools"
import { listPools } from "./list-pools"
import { prepareClose } from "./prepare-close"
import { prepareOpen, termsOf } from "./prepare-open"
import { updatePool } from "./update-pool"

let world: MarketWorld
let olga: TestPerson
let draft: PoolDraft
beforeAll(async () => {
  world = await createMarketWorld()
  olga = await world.person("olga")
  draft = poolDraftSchema.parse({
    name: "Recipes of grandmothers",
    purpose: "Recipes as they were told, to teach cooking in plain words. ".repeat(6),
    itemSchema: {
      fields: [{ name: "text", type: "text", isRequired: true, description: "" }],
      bodyField: "text",
    },
    mediaTypes: ["application/jsonl", "text/plain"],
    licenceId: "own",
    licenceText: "Cook with it, train with it, and name the grandmothers wherever it is shown.",
    priceAmount: 7n,
    split: { contributorsBps: 7000, labelersBps: 1000, moderatorsBps: 1000, treasuryBps: 1000 },
    treasuryAddress: olga.actor.address,
    grantDurationSeconds: 86_400,
    inspectionSeconds: 10,
  })
})
afterAll(() => world.close())

const as = (person: TestPerson) => world.context(person.actor)

describe("a pool's draft", () => {
  test("is seen and changed by its owner alone", async () => {
    const { poolId } = await createPool(as(olga), draft)
    const ben = await world.person("ben")
    for (const context of [as(ben), world.context()]) {
      await expect(getPool(context, { poolId })).rejects.toMatchObject({ code: "NOT_FOUND" })
      await expect(updatePool(context, { poolId, draft })).rejects.toMatchObject({ code: "NOT_FOUND" })
      await expect(prepareOpen(context, { poolId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    }
    await updatePool(as(olga), { poolId, draft: { ...draft, name: "Recipes" } })
    const sheet = await getPool(as(olga), { poolId })
    expect(sheet).toMatchObject({ name: "Recipes", state: "draft", recipient: null, onChainId: null })
    expect(sheet.can).toMatchObject({ edit: true, open: true, close: false, contribute: false })
    expect(sheet.licence).toMatchObject({ id: "own", text: draft.licenceText })
    expect((await listMyPools(as(olga))).owned.map((card) => card.poolId)).toContain(poolId)
    expect((await listPools(world.context(), {})).items.map((card) => card.poolId)).not.toContain(poolId)
  })

  test("needs somebody signed in", async () => {
    await expect(createPool(world.context(), draft)).rejects.toMatchObject({ code: "NOT_SIGNED_IN" })
  })

  test("whose inspection is shorter than the chain takes cannot be opened", async () => {
    const { poolId } = await createPool(as(olga), { ...draft, inspectionSeconds: 1 })
    await expect(prepareOpen(as(olga), { poolId })).rejects.toMatchObject({
      code: "BAD_INPUT",
      details: { inspectionSeconds: 1, minimumInspectionSeconds: world.chain.minimumInspectionSeconds },
    })
    await updatePool(as(olga), { poolId, draft })
    await expect(prepareOpen(as(olga), { poolId })).resolves.toBeDefined()
  })

  test("that changes after it was prepared has to be prepared again", async () => {
    const { poolId } = await createPool(as(olga), draft)
    const first = await prepareOpen(as(olga), { poolId })
    await updatePool(as(olga), { poolId, draft: { ...draft, purpose: "Another purpose, and a longer one." } })
    const transactionHash = `0x${"a".repeat(64)}` as const
    await expect(confirmOpen(as(olga), { poolId, transactionHash })).rejects.toMatchObject({
      code: "WRONG_STATE",
    })
    const second = await prepareOpen(as(olga), { poolId })
    expect(second.termsHash).not.toBe(first.termsHash)
    expect(second.onChainId).toBe(first.onChainId)
  })
})

describe("opening and closing", () => {
  test("happen on chain, under terms whose hash anybody can rebuild", async () => {
    const { poolId } = await createPool(as(olga), draft)
    const prepared = await prepareOpen(as(olga), { poolId })
    const data = encodeFunctionData({ abi: poolRegistryAbi, ...prepared.call })
    const transactionHash = await world.sendAs(olga, { to: prepared.call.address, data })
    await confirmOpen(as(olga), { poolId, transactionHash })
    expect(await getPool(as(olga), { poolId })).toMatchObject({
      state: "opening",
      openTransactionHash: transactionHash,
    })
    await expect(updatePool(as(olga), { poolId, draft })).rejects.toMatchObject({ code: "WRONG_STATE" })
    await world.follow()
    const sheet = await getPool(world.context(), { poolId })
    expect(sheet).toMatchObject({
      state: "open",
      split: draft.split,
      recipient: expect.stringMatching(/^age1/),
    })
    await confirmOpen(as(olga), { poolId, transactionHash })

    const [row] = await world.db.select().from(pool).where(eq(pool.id, poolId))
    if (row === undefined || sheet.onChainId === null || sheet.recipient === null) throw new Error("not open")
    expect(poolOnChainId(olga.actor.address, row.salt)).toBe(sheet.onChainId)
    const { client, deployment } = world.testChain
    const onChain = await readPool(client, deployment, sheet.onChainId)
    expect(onChain?.termsHash).toBe(poolTermsHash(termsOf(row, sheet.recipient)))

    const closing = await prepareClose(as(olga), { poolId })
    await expect(prepareClose(as(await world.person("ben")), { poolId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    })
    const closeData = encodeFunctionData({ abi: poolRegistryAbi, ...closing.call })
    const closeHash = await world.sendAs(olga, { to: closing.call.address, data: closeData })
    await confirmClose(as(olga), { poolId, transactionHash: closeHash })
    await world.follow()
    expect(await getPool(world.context(), { poolId })).toMatchObject({ state: "closed" })
    await expect(prepareClose(as(olga), { poolId })).rejects.toMatchObject({ code: "WRONG_STATE" })
    const written = await world.db.select().from(audit).where(eq(audit.subjectId, poolId))
    expect(written.map((entry) => entry.action)).toEqual(
      expect.arrayContaining([
        "pool.create",
        "pool.confirmOpen",
        "pool.opened",
        "pool.confirmClose",
        "pool.closed",
      ]),
    )
  })
})

describe("moderators", () => {
  test("are appointed by address, once, and dismissed, by the owner alone", async () => {
    const { poolId, owner } = world
    const [mia, ben] = [await world.person("mia"), await world.person("ben")]
    const { address } = mia.wallet
    await expect(appointModerator(as(ben), { poolId, address })).rejects.toMatchObject({ code: "FORBIDDEN" })
    await appointModerator(as(owner), { poolId, address })
    await appointModerator(as(owner), { poolId, address: mia.actor.address })
    const fresh = `0x${"12".repeat(20)}` as const
    await appointModerator(as(owner), { poolId, address: fresh })
    const listed = await listModerators(as(owner), { poolId })
    expect(listed.map((one) => one.address).sort()).toEqual([mia.actor.address, fresh].sort())
    expect((await getPool(as(mia), { poolId })).can.moderate).toBe(true)
    expect((await listMyPools(as(mia))).moderated.map((card) => card.poolId)).toEqual([poolId])
    await expect(listModerators(as(mia), { poolId })).rejects.toMatchObject({ code: "FORBIDDEN" })
    await dismissModerator(as(owner), { poolId, address })
    await expect(dismissModerator(as(owner), { poolId, address })).rejects.toMatchObject({
      code: "NOT_FOUND",
    })
    expect((await getPool(as(mia), { poolId })).can.moderate).toBe(false)
  })
})

describe("figures", () => {
  test("count what is there, and nothing that was withdrawn", async () => {
    const { poolId } = world
    const [ann, ben] = [await world.person("ann"), await world.person("ben")]
    const first = await contributeRows(world, ann, [{ text: "figure one" }, { text: "figure two" }])
    await contributeRows(world, ben, [{ text: "figure three" }])
    const before = await getPool(world.context(), { poolId })
    expect(before).toMatchObject({
      itemCount: 3,
      contributorCount: 2,
      closedGateCount: 0,
      medianGateSeconds: null,
    })
    expect(before.growth.at(-1)?.itemCount).toBe(3)
    await revokeContribution(as(ann), first)
    const after = await getPool(world.context(), { poolId })
    expect(after).toMatchObject({ itemCount: 1, contributorCount: 1, closedGateCount: 1 })
    expect(after.medianGateSeconds).toBeGreaterThan(0)
    expect(after).toMatchObject({ receivedByContributorsAmount: 0n, projects: [], releases: [] })
    const [card] = (await listPools(world.context(), { search: "convincing" })).items
    expect(card).toMatchObject({
      poolId,
      itemCount: 1,
      contributorCount: 1,
      openProjectCount: 0,
      paidOutAmount: 0n,
    })
    expect(await getSiteFigures(world.context())).toMatchObject({ items: 1, contributors: 1, closedGates: 1 })
  })

  test("the catalogue is searched as text, not as a pattern, and by state", async () => {
    expect((await listPools(world.context(), { search: "%" })).items).toEqual([])
    expect((await listPools(world.context(), { search: "_" })).items).toEqual([])
    const closed = await listPools(world.context(), { state: "closed" })
    expect(closed.items.every((card) => card.state === "closed")).toBe(true)
    const [long] = closed.items
    expect(long?.purpose.length).toBeLessThan(190)
    expect(long?.purpose.endsWith("…")).toBe(true)
  })
})

test("the site tells wallets where they are", async () => {
  const settings = { isDemo: true, origin: "http://localhost:3000" }
  expect(await getSiteConfig(world.context(), settings)).toMatchObject({
    ...{ chainId: 31337, chainName: "Millpond local chain", demo: true, tokenDecimals: 6 },
    addresses: world.chain.addresses,
  })
})
