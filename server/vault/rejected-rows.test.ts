import { eq } from "drizzle-orm"
import postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import { appeal, appealReview, appealRow } from "@/db/schema"
import { appointModerator } from "@/db/testing/vault/reading-rows"
import { contribute, createVaultWorld, type VaultWorld } from "@/db/testing/vault/vault-world"
import { rejectionAppealSeconds } from "@/server/domain/appeal/rejection"
import type { AppealState } from "@/server/domain/appeal/state"
import { makeIdentity } from "@/server/domain/envelope/age"
import { createLocalSealer, openItem } from "./keys"
import { sealContext } from "./sealed-items"

let world: VaultWorld
let first: Awaited<ReturnType<typeof contribute>>
const three = { text: "said by three", topic: "t" }
beforeAll(async () => {
  world = await createVaultWorld()
  await appointModerator(world, await world.person("moderator"))
  first = await contribute(world, "cora", { rows: [{ text: "said by two" }, three] })
})
afterAll(() => world.close())

async function ask<Row extends object>(query: string): Promise<Row[]> {
  const sql = postgres(world.ownerDatabaseUrl, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe<Row[]>(query))]
  } finally {
    await sql.end()
  }
}

interface KeptRow {
  readonly row_number: number
  readonly item_id: string
  readonly iv: Buffer
  readonly ciphertext: Buffer
}
const keptOf = (contributionId: string) =>
  ask<KeptRow>(
    `select * from vault.rejected_row where contribution_id = '${contributionId}' order by row_number`,
  )
const keyOf = async (contributionId: string) => {
  const [key] = await ask<{ sealed_header: Buffer | null; sealed_item_key: Buffer | null }>(
    `select * from vault.contribution_key where contribution_id = '${contributionId}'`,
  )
  return key
}

/** An appeal about these rows with a seat for the moderator. */
async function makeAppeal(given: Awaited<ReturnType<typeof contribute>>, rowNumbers: readonly number[]) {
  const appealId = world.newId("appeal")
  const now = world.clock.now()
  await world.db.insert(appeal).values({
    ...{ id: appealId, poolId: world.poolId, subject: "rejection", contributionId: given.contributionId },
    ...{ appellantId: given.contributor.actor.accountId, reason: "said_by_many", words: "So do others." },
    ...{ state: "in_review", stakePoints: 0n, panel: 1, openedAt: now, dueAt: now },
  })
  await world.db
    .insert(appealRow)
    .values(rowNumbers.map((rowNumber) => ({ appealId, rowNumber, code: "duplicate_in_pool" as const })))
  const reviewerId = (await world.person("moderator")).actor.accountId
  const seat = { appealId, reviewerId, state: "seated" as const, seatedAt: now, seatExpiresAt: now }
  await world.db.insert(appealReview).values(seat)
  const { recipient } = await makeIdentity()
  return {
    appealId,
    open: (accountId = reviewerId) => world.vault.call("openAppeal", { appealId, accountId, recipient }),
    move: (state: AppealState) => world.db.update(appeal).set({ state }).where(eq(appeal.id, appealId)),
  }
}

test("of rejected rows repetitions alone are kept, sealed under the key that closing the gate deletes", async () => {
  const rows = [{ text: "said by two" }, { topic: "no text" }, { text: "said once" }, { text: "said once" }]
  const { contributionId, admitted } = await contribute(world, "ann", { rows })
  const keptUntil = new Date(world.clock.now().getTime() + rejectionAppealSeconds * 1000)
  expect(admitted.rowsKeptUntil).toBe(keptUntil.toISOString())
  const kept = await keptOf(contributionId)
  expect(kept.map((row) => row.row_number)).toEqual([1, 4])
  const sealedKey = (await keyOf(contributionId))?.sealed_item_key ?? Buffer.of()
  const itemKey = await createLocalSealer(world.kek).unseal(sealedKey, sealContext.itemKey(contributionId))
  const texts = kept.map((row) => new TextDecoder().decode(openItem(itemKey, row.item_id, row)))
  expect(texts).toEqual(['{"text":"said by two"}', '{"text":"said once"}'])
  await world.vault.call("shred", { contributionId })
  expect(await keptOf(contributionId)).toEqual([])
  expect(await keyOf(contributionId)).toMatchObject({ sealed_item_key: null })
})

test("of an upload of repetitions alone neither header nor payload stays, and in the end no key", async () => {
  const { contributionId, admitted } = await contribute(world, "ben", { rows: [{ text: "said by two" }] })
  expect(admitted).toMatchObject({ payloadBlobKey: null })
  expect(await world.blobs.head(`payloads/${contributionId}`)).toBeNull()
  expect(await keyOf(contributionId)).toMatchObject({ sealed_header: null })
  const kept = await contribute(world, "bea", { rows: [{ text: "said by two" }] })
  const { move } = await makeAppeal(kept, [1])
  world.clock.advanceSeconds(rejectionAppealSeconds + 3_601)
  await world.vault.call("forgetRejected", {})
  expect(await keptOf(contributionId)).toEqual([])
  expect(await keyOf(contributionId)).toMatchObject({ sealed_item_key: null })
  // An open appeal outlasts the fourteen days, its outcome does not.
  expect(await keptOf(kept.contributionId)).toHaveLength(1)
  await move("upheld")
  await world.vault.call("forgetRejected", {})
  expect(await keptOf(kept.contributionId)).toEqual([])
})

test("rows open to who has an unused seat on the open appeal, under a live consent, and to nobody else", async () => {
  const given = await contribute(world, "dan", { rows: [{ text: "said by two" }, three] })
  const { open, move, appealId } = await makeAppeal(given, [2])
  expect((await open()).rows).toMatchObject([{ rowNumber: 2, twin: "other_contributor" }])
  const refused = { code: "VAULT_REFUSED" }
  await expect(open(given.contributor.actor.accountId)).rejects.toMatchObject(refused)
  await expect(world.vault.call("admitAppealed", { appealId })).rejects.toMatchObject(refused)
  await move("upheld")
  await expect(open()).rejects.toMatchObject(refused)
  const silent = await contribute(world, "eve", { rows: [{ text: "said by two" }], purposes: ["train"] })
  const unreadable = await (await makeAppeal(silent, [1])).open()
  expect(unreadable.withheldItemIds).toEqual(unreadable.rows.map((row) => row.itemId))
})

test("an overturned appeal makes items of its rows, the same on every call, and no more of a closed gate", async () => {
  const given = await contribute(world, "fay", { rows: [{ text: "said by two" }, three] })
  expect(await keptOf(given.contributionId)).toHaveLength(2)
  const { appealId, move } = await makeAppeal(given, [2])
  await move("overturned")
  const once = await world.vault.call("admitAppealed", { appealId })
  expect(once.rows).toMatchObject([{ rowNumber: 2, item: { groupKey: expect.any(String) } }])
  expect(await world.vault.call("admitAppealed", { appealId })).toEqual(once)
  expect(await keptOf(given.contributionId)).toEqual([])
  const sealed = await ask<{ item_id: string }>(
    `select item_id from vault.sealed_item where contribution_id = '${given.contributionId}'`,
  )
  expect(sealed).toEqual([{ item_id: once.rows[0]?.item.itemId }])
  await world.vault.call("shred", { contributionId: given.contributionId })
  await expect(world.vault.call("admitAppealed", { appealId })).rejects.toMatchObject({
    code: "CONSENT_CLOSED",
  })
})

test("content that an appeal took in stays known to the pool when the first who sent it closes their gate", async () => {
  const sent = async (name: string, row: object) =>
    (await contribute(world, name, { rows: [row] })).admitted.rows.map(({ verdict }) => verdict)
  const given = await contribute(world, "gil", { rows: [three] })
  const { appealId, move } = await makeAppeal(given, [1])
  await move("overturned")
  await world.vault.call("admitAppealed", { appealId })
  await world.vault.call("shred", { contributionId: first.contributionId })
  expect(await sent("hal", three)).toEqual(["rejected"])
  expect(await sent("ida", { text: "said by two" })).toEqual(["accepted"])
  await world.vault.call("shred", { contributionId: given.contributionId })
  expect(await sent("jo", three)).toEqual(["accepted"])
})
