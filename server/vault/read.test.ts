import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { assignment, delivery, grant, organization, run, task } from "@/db/schema"
import { appointModerator, makeDelivery, makeProject, makeRun } from "@/db/testing/vault/reading-rows"
import { contribute, createVaultWorld, type VaultWorld } from "@/db/testing/vault/vault-world"
import type { AccessOutcome } from "@/server/domain/consent/access-log"
import { decryptWith } from "@/server/domain/envelope/age"
import { readOpenedItems } from "@/server/domain/envelope/opened-items"
import type { Id } from "@/server/domain/id"
import { readBlob } from "@/server/platform/blobs"

let world: VaultWorld
beforeAll(async () => {
  world = await createVaultWorld()
})
afterAll(() => world.close())

let round = 0
beforeEach(() => {
  round += 1
})

async function openWith(identity: string, ciphertext: string): Promise<Record<string, unknown>> {
  const bytes = await decryptWith(identity, new Uint8Array(Buffer.from(ciphertext, "base64")))
  return { ...readOpenedItems(bytes).items }
}

async function outcomesOf(contributionId: Id<"contribution">): Promise<AccessOutcome[]> {
  const log = await world.vault.call("readAccessLog", { contributionId, beforeSequence: null, limit: 50 })
  return log.entries.filter((one) => one.rightKind !== "admission").map((one) => one.outcome)
}

const rowsOf = (name: string) => [{ text: `${name} says ${round}`, topic: "t" }]

describe("a run", () => {
  async function takeRun(purposes?: Parameters<typeof contribute>[2]) {
    const given = await contribute(world, "ann", { rows: rowsOf("ann"), ...purposes })
    const other = await contribute(world, "ben", { rows: rowsOf("ben") })
    const made = await makeProject(world, [...given.itemIds, ...other.itemIds])
    return { given, other, made, ...(await makeRun(world, await world.person("labeler"), made)) }
  }

  test("opens the items of a skipped task too, for a skip can be taken back", async () => {
    const { runId, identity, made } = await takeRun()
    await world.db
      .update(assignment)
      .set({ state: "skipped", skipReason: "cannot_tell" })
      .where(eq(assignment.taskId, made.taskIds[0] ?? "tsk_"))
    const { ciphertext } = await world.vault.call("openRun", { runId })
    expect(Object.keys(await openWith(identity, ciphertext))).toHaveLength(2)
  })

  test("opens its items to its labeler's key, and the contributor sees who read them", async () => {
    const { runId, identity, given, other } = await takeRun()
    const answer = await world.vault.call("openRun", { runId })
    expect(answer.withheldItemIds).toEqual([])
    const items = await openWith(identity, answer.ciphertext)
    expect(items[given.itemIds[0] ?? ""]).toEqual(rowsOf("ann")[0])
    expect(Object.keys(items)).toHaveLength(2)
    expect(await outcomesOf(other.contributionId)).toEqual(["released"])
    const log = await world.vault.call("readAccessLog", {
      ...{ contributionId: given.contributionId, beforeSequence: null, limit: 1 },
    })
    const { actor } = await world.person("labeler")
    expect(log.entries[0]).toMatchObject({
      purpose: "label",
      readerId: actor.accountId,
      rightId: runId,
      itemCount: 1,
    })
    expect(log).toMatchObject({ totalCount: 2, shreddedAt: null, refusedSinceCount: 0 })
  })

  test("does not open an item whose consent does not cover labeling", async () => {
    const { runId, identity, given } = await takeRun({ purposes: ["train"] })
    const answer = await world.vault.call("openRun", { runId })
    expect(answer.withheldItemIds).toEqual(given.itemIds)
    expect(Object.keys(await openWith(identity, answer.ciphertext))).toHaveLength(1)
    expect(await outcomesOf(given.contributionId)).toEqual(["refused_purpose"])
  })

  test("does not open an item whose consent has expired", async () => {
    const { runId, given, other } = await takeRun({ expirySeconds: 30 })
    world.clock.advanceSeconds(31)
    expect((await world.vault.call("openRun", { runId })).withheldItemIds).toEqual(given.itemIds)
    expect(await outcomesOf(given.contributionId)).toEqual(["refused_consent"])
    expect(await outcomesOf(other.contributionId)).toEqual(["released"])
  })

  test("does not open an item whose gate is closed, and says when it was read last", async () => {
    const { runId, given, other } = await takeRun()
    await world.vault.call("openRun", { runId })
    const readAt = world.clock.now().toISOString()
    world.clock.advanceSeconds(12)
    const { contributionId } = given
    const closed = await world.vault.call("shred", { contributionId })
    expect(closed).toEqual({ shreddedAt: world.clock.now().toISOString(), lastReadAt: readAt })
    expect((await world.vault.call("openRun", { runId })).withheldItemIds).toEqual(given.itemIds)
    expect(await outcomesOf(contributionId)).toEqual(["refused_shredded", "released"])
    expect(await outcomesOf(other.contributionId)).toEqual(["released", "released"])
    world.clock.advanceSeconds(5)
    expect(await world.vault.call("shred", { contributionId })).toEqual(closed)
    const log = await world.vault.call("readAccessLog", { contributionId, beforeSequence: null, limit: 1 })
    expect(log).toMatchObject({ refusedSinceCount: 1, lastReadAt: readAt, shreddedAt: closed.shreddedAt })
  })

  test("opens nothing after its lease, nor when it is finished, and both are written down", async () => {
    const { runId, given } = await takeRun()
    await world.db.update(run).set({ state: "finished" }).where(eq(run.id, runId))
    await expect(world.vault.call("openRun", { runId })).rejects.toMatchObject({ code: "VAULT_REFUSED" })
    await world.db.update(run).set({ state: "open" }).where(eq(run.id, runId))
    world.clock.advanceSeconds(600)
    await expect(world.vault.call("openRun", { runId })).rejects.toMatchObject({ code: "VAULT_REFUSED" })
    expect(await outcomesOf(given.contributionId)).toEqual(["refused_right", "refused_right"])
  })

  test("opens only the items of live assignments", async () => {
    const { runId, identity, made, other } = await takeRun()
    const [first] = made.taskIds
    if (first === undefined) throw new Error("no task")
    await world.db.update(assignment).set({ state: "withdrawn" }).where(eq(assignment.taskId, first))
    const answer = await world.vault.call("openRun", { runId })
    expect(Object.keys(await openWith(identity, answer.ciphertext))).toEqual(other.itemIds)
  })
})

describe("a case", () => {
  test("opens to a moderator of the pool while the task waits, and to nobody else", async () => {
    const given = await contribute(world, "cat", { rows: rowsOf("cat") })
    const { taskIds } = await makeProject(world, given.itemIds)
    const taskId = taskIds[0] ?? world.newId("task")
    const [moderator, stranger] = [await world.person("moderator"), await world.person("stranger")]
    await appointModerator(world, moderator)
    const { runId: _run, ...reader } = await makeRun(world, stranger, await makeProject(world, []))
    const ask = (accountId: Id<"account">) =>
      world.vault.call("openCase", { taskId, accountId, recipient: reader.recipient })
    await expect(ask(moderator.actor.accountId)).rejects.toMatchObject({ code: "VAULT_REFUSED" })
    await world.db.update(task).set({ state: "escalated" }).where(eq(task.id, taskId))
    await expect(ask(stranger.actor.accountId)).rejects.toMatchObject({ code: "VAULT_REFUSED" })
    const { ciphertext } = await ask(moderator.actor.accountId)
    expect(Object.keys(await openWith(reader.identity, ciphertext))).toEqual(given.itemIds)
    expect(await outcomesOf(given.contributionId)).toEqual(["released", "refused_right", "refused_right"])
  })
})

describe("a delivery", () => {
  async function sell(options: Parameters<typeof contribute>[2] = {}) {
    const given = await contribute(world, "dan", { rows: rowsOf("dan"), ...options })
    const rows = Array.from({ length: 8 }, (_, index) => ({ text: `eve ${round} ${index}` }))
    const other = await contribute(world, "eve", { rows })
    const made = await makeProject(world, [...given.itemIds, ...other.itemIds])
    const items = [given, other].flatMap(({ contributionId, itemIds }) =>
      itemIds.map((itemId) => ({ itemId, contributionId })),
    )
    return { given, other, made, items, ...(await makeDelivery(world, made, items)) }
  }
  async function linesOf(identity: string, blobKey: string | null): Promise<Record<string, unknown>[]> {
    const blob = await readBlob(world.blobs, blobKey ?? "")
    const text = new TextDecoder().decode(await decryptWith(identity, blob ?? new Uint8Array()))
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
  }

  test("is JSON Lines to the organization's key: the release, its items and their labels", async () => {
    const sold = await sell()
    const answer = await world.vault.call("deliver", { deliveryId: sold.deliveryId })
    expect(answer).toMatchObject({ outcome: "delivered", itemCount: 9, labelCount: 9, withheldItemIds: [] })
    const lines = await linesOf(sold.identity, answer.blobKey)
    expect(lines.map((line) => line.type)).toEqual([
      "release",
      ...Array(9).fill("item"),
      ...Array(9).fill("label"),
    ])
    expect(lines[0]).toMatchObject({
      releaseId: sold.releaseId,
      licence: "CC-BY-4.0",
      deliveryId: sold.deliveryId,
    })
    expect(lines.find((line) => line.itemId === sold.given.itemIds[0])?.content).toEqual(rowsOf("dan")[0])
    expect(await outcomesOf(sold.other.contributionId)).toEqual(["released"])
  })

  test("stands in an order of its own, which its fingerprint gives again", async () => {
    const sold = await sell()
    const order = async (deliveryId: Id<"delivery">) => {
      const answer = await world.vault.call("deliver", { deliveryId })
      const lines = await linesOf(sold.identity, answer.blobKey)
      return { fingerprint: answer.fingerprint, ids: lines.map((line) => line.itemId ?? line.taskId) }
    }
    const first = await order(sold.deliveryId)
    expect(await order(sold.deliveryId)).toEqual(first)
    const [row] = await world.db.select().from(delivery).where(eq(delivery.id, sold.deliveryId))
    if (row === undefined) throw new Error("no delivery")
    const second = { ...row, id: world.newId("delivery") }
    await world.db.insert(delivery).values(second)
    const other = await order(second.id)
    expect(other.fingerprint).not.toBe(first.fingerprint)
    expect(other.ids).not.toEqual(first.ids)
    expect([...other.ids].sort()).toEqual([...first.ids].sort())
  })

  test("leaves out items without a consent to train or with a closed gate, and their labels", async () => {
    const sold = await sell({ purposes: ["label"] })
    const gone = await contribute(world, "fay", { rows: rowsOf("fay") })
    const closed = { itemId: gone.itemIds[0] ?? world.newId("item"), contributionId: gone.contributionId }
    const extra = await makeProject(world, [closed.itemId])
    const again = await makeDelivery(
      world,
      { ...sold.made, taskIds: [...sold.made.taskIds, ...extra.taskIds] },
      [...sold.items, closed],
    )
    await world.vault.call("shred", { contributionId: gone.contributionId })
    const answer = await world.vault.call("deliver", { deliveryId: again.deliveryId })
    expect(answer).toMatchObject({ outcome: "delivered", itemCount: 8, labelCount: 8 })
    expect([...answer.withheldItemIds].sort()).toEqual([...sold.given.itemIds, ...gone.itemIds].sort())
    const text = JSON.stringify(await linesOf(again.identity, answer.blobKey))
    expect(text).not.toContain(`dan says ${round}`)
    expect(text).not.toContain(`fay says ${round}`)
    expect(await outcomesOf(sold.given.contributionId)).toEqual(["refused_purpose"])
    expect(await outcomesOf(gone.contributionId)).toEqual(["refused_shredded"])
  })

  test("is refused where the grant is not active on chain, or for another release, whatever our rows say", async () => {
    const sold = await sell()
    const refused = async () => {
      const answer = await world.vault.call("deliver", { deliveryId: sold.deliveryId })
      expect(answer).toMatchObject({ outcome: "grant_not_active", blobKey: null, itemCount: 0 })
    }
    world.vaultChain.activeGrants.delete(sold.grantOnChainId)
    await refused()
    world.vaultChain.activeGrants.set(sold.grantOnChainId, `0x${"1".repeat(64)}`)
    await refused()
    world.vaultChain.activeGrants.set(sold.grantOnChainId, sold.onChainId)
    await world.db.update(grant).set({ state: "refunded" }).where(eq(grant.id, sold.grantId))
    await refused()
    expect(await outcomesOf(sold.given.contributionId)).toEqual(Array(3).fill("refused_right"))
    expect(await world.blobs.head(`deliveries/${sold.deliveryId}`)).toBeNull()
  })

  test("releases nothing while the chain does not answer", async () => {
    const sold = await sell()
    world.vaultChain.isDown = true
    await expect(world.vault.call("deliver", { deliveryId: sold.deliveryId })).rejects.toThrow()
    world.vaultChain.isDown = false
    expect(await outcomesOf(sold.given.contributionId)).toEqual([])
  })

  test("goes to the recipient it was asked for, and to no other set in between", async () => {
    const sold = await sell()
    const { recipient } = await makeRun(world, await world.person("labeler"), await makeProject(world, []))
    await world.db.update(organization).set({ recipient }).where(eq(organization.id, sold.organizationId))
    await expect(world.vault.call("deliver", { deliveryId: sold.deliveryId })).rejects.toMatchObject({
      code: "VAULT_REFUSED",
    })
  })
})
