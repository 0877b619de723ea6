import { eq, sql } from "drizzle-orm"
import { verifyMessage } from "viem"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { assignment, contribution, item, notice, task } from "@/db/schema"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import { makeDelivery, makeProject, makeRun } from "@/db/testing/vault/reading-rows"
import type { TestPerson } from "@/db/testing/world"
import { withdrawalNoticeText } from "@/server/domain/consent/withdrawal-notice"
import { receiptText } from "@/server/domain/contribution/receipt"
import { decryptWith } from "@/server/domain/envelope/age"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { readBlob } from "@/server/platform/blobs"
import type { VaultClient } from "@/server/vault/protocol"
import { admitContribution } from "./admit-contribution"
import { stagedBlobKey } from "./blob-keys"
import { createContribution } from "./create-contribution"
import { downloadContribution, getDownloadPath } from "./download-contribution"
import { getContribution } from "./get-contribution"
import { listAccessLog } from "./list-access-log"
import { listContributions } from "./list-contributions"
import { listRows } from "./list-rows"
import { readUploadProgress } from "./read-upload-progress"
import { recordUpload } from "./record-upload"
import { revokeContribution } from "./revoke-contribution"
import { startUpload } from "./start-upload"
import { submitContribution } from "./submit-contribution"
import { announce, contributeRows, signConsent, upload } from "./testing/contributor"

let world: MarketWorld
let ann: TestPerson
let ben: TestPerson
beforeAll(async () => {
  world = await createMarketWorld()
  ;[ann, ben] = [await world.person("ann"), await world.person("ben")]
})
afterAll(() => world.close())

const as = (person: TestPerson) => world.context(person.actor)
const jobsNamed = async (name: string) => {
  const rows = await world.db.execute<{ key: string }>(
    sql`select key from graphile_worker.jobs where task_identifier = ${name}`,
  )
  return rows.map((row) => row.key)
}

describe("sending a contribution", () => {
  test("goes from announcement to items, with a receipt that anybody can check", async () => {
    const made = await announce(world, ann, [{ text: "the first row" }, { text: "x" }])
    const { contributionId } = made
    expect(await readUploadProgress(as(ann), contributionId)).toEqual({ byteSize: null, hasArrived: false })
    const receipt = await upload(world, ann, made)
    expect(receipt.ciphertextHash).toBe(made.contributionHash)
    const { signerAddress: address, signature } = receipt
    expect(await verifyMessage({ address, signature, message: receiptText(receipt) })).toBe(true)
    expect(await recordUpload(as(ann), { contributionId })).toEqual(receipt)
    expect(await world.blobs.head(stagedBlobKey(contributionId))).toBeNull()

    const consent = await signConsent(world, ann, made)
    await submitContribution(as(ann), { contributionId, ...consent })
    await submitContribution(as(ann), { contributionId, ...consent })
    expect(await jobsNamed("admitContribution")).toContain(`admit:${contributionId}`)
    await admitContribution(world.job, { contributionId })
    await admitContribution(world.job, { contributionId })

    const shown = await getContribution(as(ann), { contributionId })
    expect(shown).toMatchObject({
      state: "partly_accepted",
      acceptedCount: 1,
      rejectedCount: 1,
      itemCount: 1,
    })
    expect(shown).toMatchObject({
      liveItemCount: 1,
      canRevoke: true,
      gate: null,
      earnedAmount: 0n,
      rejectionReason: null,
    })
    expect(shown.consents).toMatchObject([{ purposes: ["label", "train"], signature: consent.signature }])
    const rejected = await listRows(as(ann), { contributionId, verdict: "rejected" })
    expect(rejected.items).toMatchObject([
      { rowNumber: 2, reasons: [{ code: "field_too_short", field: "text" }] },
    ])
    const log = await listAccessLog(as(ann), { contributionId })
    expect(log.items).toMatchObject([{ rightKind: "admission", outcome: "released", readerName: null }])
    const list = await listContributions(as(ann), {})
    expect(list.items[0]).toMatchObject({ contributionId, itemCount: 1, pool: { poolId: world.poolId } })
  })

  test("is refused where other bytes arrive than were announced, and may be begun again", async () => {
    const made = await announce(world, ann, [{ text: "bytes that differ" }])
    const { contributionId } = made
    await startUpload(as(ann), { contributionId, byteSize: 3 })
    await world.blobs.put(stagedBlobKey(contributionId), Uint8Array.of(1, 2, 3))
    await expect(recordUpload(as(ann), { contributionId })).rejects.toMatchObject({ code: "BAD_INPUT" })
    expect(await world.blobs.head(`uploads/${contributionId}`)).toBeNull()
    await upload(world, ann, made)
    await expect(startUpload(as(ann), { contributionId, byteSize: 3 })).rejects.toMatchObject({
      code: "CONFLICT",
    })
  })

  test("is refused with a consent for something else, of somebody else, or at its end", async () => {
    const made = await announce(world, ann, [{ text: "needs a consent" }])
    const { contributionId } = made
    await expect(
      submitContribution(as(ann), { contributionId, ...(await signConsent(world, ann, made)) }),
    ).rejects.toMatchObject({ code: "WRONG_STATE" })
    await upload(world, ann, made)
    const good = await signConsent(world, ann, made)
    const zero = `0x${"0".repeat(64)}` as const
    const refused = async (change: Partial<typeof good>, code: string) =>
      expect(submitContribution(as(ann), { contributionId, ...good, ...change })).rejects.toMatchObject({
        code,
      })
    await refused({ message: { ...good.message, pool: zero } }, "BAD_INPUT")
    await refused({ message: { ...good.message, contributionHash: zero } }, "BAD_INPUT")
    await refused({ purposes: ["train"] }, "BAD_INPUT")
    await refused({ expiresAt: new Date(good.expiresAt.getTime() + 60_000) }, "BAD_INPUT")
    await refused({ signature: (await signConsent(world, ben, made)).signature }, "BAD_INPUT")
    await refused({ message: { ...good.message, nonce: zero } }, "BAD_INPUT")
    await refused(await signConsent(world, ann, made, -5), "EXPIRED")
    await submitContribution(as(ann), { contributionId, ...good })
  })

  test("is another person's secret: to them it does not exist", async () => {
    const made = await announce(world, ann, [{ text: "mine alone" }])
    const { contributionId } = made
    const doors = [
      () => getContribution(as(ben), { contributionId }),
      () => listRows(as(ben), { contributionId }),
      () => listAccessLog(as(ben), { contributionId }),
      () => startUpload(as(ben), { contributionId, byteSize: 1 }),
      () => recordUpload(as(ben), { contributionId }),
      () => readUploadProgress(as(ben), contributionId),
      () => getDownloadPath(as(ben), { contributionId }),
      () => downloadContribution(as(ben), { contributionId }),
      () => revokeContribution(as(ben), { contributionId }),
    ]
    for (const door of doors) await expect(door()).rejects.toMatchObject({ code: "NOT_FOUND" })
    await expect(getContribution(world.context(), { contributionId })).rejects.toMatchObject({
      code: "NOT_SIGNED_IN",
    })
    await expect(admitContribution(as(ann), { contributionId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  })

  test("is taken into an open pool alone, of a type that it takes", async () => {
    const input = { poolId: world.poolId, title: "x", contributionHash: `0x${"1".repeat(64)}` } as const
    const sized = { ...input, plaintextByteSize: 10 }
    await expect(createContribution(as(ann), { ...sized, mediaType: "image/png" })).rejects.toMatchObject({
      code: "BAD_INPUT",
    })
    const other = await announce(world, ben, [{ text: "of ben" }])
    await expect(
      createContribution(as(ann), {
        ...sized,
        mediaType: "application/jsonl",
        fixesId: other.contributionId,
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" })
  })

  test("says why a whole upload is rejected, and keeps none of it", async () => {
    const { contributionId } = await contributeRows(world, ann, [{ nothing: true }])
    const shown = await getContribution(as(ann), { contributionId })
    expect(shown).toMatchObject({ state: "rejected", rejectedCount: 1, rejectionReason: null, itemCount: 0 })
    await expect(downloadContribution(as(ann), { contributionId })).rejects.toMatchObject({
      code: "WRONG_STATE",
    })
    const empty = await contributeRows(world, ann, [])
    const again = await getContribution(as(ann), { contributionId: empty.contributionId })
    expect(again).toMatchObject({
      state: "rejected",
      rejectionReason: "There is no row in this contribution.",
    })
  })
})

test("one's own copy opens with one's own key, before and after admission", async () => {
  const made = await announce(world, ben, [{ text: "my own copy" }])
  const { contributionId } = made
  await upload(world, ben, made)
  const open = async () => {
    const { content } = await downloadContribution(as(ben), { contributionId })
    const bytes = new Uint8Array(await new Response(content).arrayBuffer())
    return new TextDecoder().decode(await decryptWith(made.identity, bytes))
  }
  expect(await open()).toContain("my own copy")
  await submitContribution(as(ben), { contributionId, ...(await signConsent(world, ben, made)) })
  await admitContribution(world.job, { contributionId })
  expect(await open()).toContain("my own copy")
  expect(await getDownloadPath(as(ben), { contributionId })).toBe(`/api/contributions/${contributionId}`)
})

describe("closing the gate", () => {
  async function itemsOf(contributionId: Id<"contribution">) {
    const rows = await world.db.select().from(item).where(eq(item.contributionId, contributionId))
    return rows.map((row) => row.id)
  }

  test("withdraws items, open tasks and leases, keeps what was answered or settled, and notices buyers", async () => {
    const { contributionId } = await contributeRows(world, ann, [
      { text: "closing one" },
      { text: "closing two" },
    ])
    const other = await contributeRows(world, ben, [{ text: "stays open" }])
    const [itemIds, otherIds] = [await itemsOf(contributionId), await itemsOf(other.contributionId)]
    const fixture = { ...world, vaultChain: { activeGrants: new Map() } }
    const project = await makeProject(fixture, [...itemIds, ...otherIds])
    const [first, second, third] = project.taskIds
    if (first === undefined || second === undefined || third === undefined) throw new Error("three tasks")
    const { runId } = await makeRun(fixture, await world.person("labeler"), project)
    await world.db.update(task).set({ leasedCount: 1 }).where(eq(task.projectId, project.projectId))
    await world.db.update(assignment).set({ state: "answered" }).where(eq(assignment.taskId, second))
    const sold = await makeDelivery(
      fixture,
      project,
      itemIds.map((itemId) => ({ itemId, contributionId })),
    )
    await world.vault.call("openRun", { runId })
    world.clock.advanceSeconds(12)
    const closed = await revokeContribution(as(ann), { contributionId })
    expect(closed.closedAt.getTime() - (closed.lastReadAt?.getTime() ?? 0)).toBe(12_000)

    const tasks = await world.db.select().from(task).where(eq(task.projectId, project.projectId))
    const stateOf = new Map(tasks.map((row) => [row.id, [row.state, row.leasedCount]]))
    expect([first, second, third].map((id) => stateOf.get(id))).toEqual([
      ["withdrawn", 0],
      ["withdrawn", 1],
      ["open", 1],
    ])
    const held = await world.db.select().from(assignment).where(eq(assignment.runId, runId))
    expect(held.sort((a, b) => a.position - b.position).map((row) => row.state)).toEqual([
      "withdrawn",
      "answered",
      "leased",
    ])
    const notices = await world.db.select().from(notice).where(eq(notice.contributionId, contributionId))
    expect(notices).toMatchObject([{ organizationId: sold.organizationId, releaseId: sold.releaseId }])
    const [told] = notices
    if (told === undefined) throw new Error("no notice")
    expect([...told.message.itemIds].sort()).toEqual([...itemIds].sort())
    const { message: said, signature } = told
    expect(
      await verifyMessage({ address: said.signerAddress, message: withdrawalNoticeText(said), signature }),
    ).toBe(true)
    expect(await jobsNamed("settleRuns")).toContain(`settleRuns:${project.projectId}`)

    expect((await world.vault.call("openRun", { runId })).withheldItemIds).toEqual([itemIds[1]])
    const shown = await getContribution(as(ann), { contributionId })
    expect(shown).toMatchObject({ state: "revoked", liveItemCount: 0, itemCount: 2, canRevoke: false })
    expect(shown.gate).toMatchObject({ ...closed, refusedSince: 1 })
    expect(shown.consents[0]?.revokedAt).toEqual(closed.closedAt)
    expect(await revokeContribution(as(ann), { contributionId })).toEqual(closed)
    await expect(downloadContribution(as(ann), { contributionId })).rejects.toMatchObject({
      code: "CONSENT_CLOSED",
    })
  })

  test("is possible in every state, also while the upload arrives or waits for the vault", async () => {
    const begun = await announce(world, ann, [{ text: "begun only" }])
    await startUpload(as(ann), { contributionId: begun.contributionId, byteSize: begun.ciphertext.length })
    await world.blobs.put(stagedBlobKey(begun.contributionId), begun.ciphertext.slice(0, 20))
    await revokeContribution(as(ann), { contributionId: begun.contributionId })
    expect(await world.blobs.head(stagedBlobKey(begun.contributionId))).toBeNull()
    await expect(upload(world, ann, begun)).rejects.toMatchObject({ code: "WRONG_STATE" })

    const waiting = await announce(world, ann, [{ text: "waiting for the vault" }])
    const { contributionId } = waiting
    await upload(world, ann, waiting)
    await submitContribution(as(ann), { contributionId, ...(await signConsent(world, ann, waiting)) })
    await revokeContribution(as(ann), { contributionId })
    expect(await readBlob(world.blobs, `uploads/${contributionId}`)).toBeNull()
    await admitContribution(world.job, { contributionId })
    expect(await getContribution(as(ann), { contributionId })).toMatchObject({
      state: "revoked",
      itemCount: 0,
    })
  })

  test("wins a race against admission, whichever comes first", async () => {
    for (let round = 0; round < 12; round++) {
      const made = await announce(world, ann, [{ text: `racing ${round}` }])
      const { contributionId } = made
      await upload(world, ann, made)
      await submitContribution(as(ann), { contributionId, ...(await signConsent(world, ann, made)) })
      await Promise.all([
        admitContribution(world.job, { contributionId }),
        revokeContribution(as(ann), { contributionId }),
      ])
      const shown = await getContribution(as(ann), { contributionId })
      expect(shown).toMatchObject({ state: "revoked", liveItemCount: 0 })
    }
  })

  test("says that it is still open while the vault is away, and keeps the wish", async () => {
    const { contributionId } = await contributeRows(world, ben, [{ text: "the vault is away" }])
    const away: VaultClient = {
      async call() {
        throw new DomainError("VAULT_UNAVAILABLE", "away")
      },
    }
    await expect(revokeContribution({ ...as(ben), vault: away }, { contributionId })).rejects.toMatchObject({
      code: "VAULT_UNAVAILABLE",
    })
    const [row] = await world.db.select().from(contribution).where(eq(contribution.id, contributionId))
    expect(row?.state).toBe("accepted")
    expect(await jobsNamed("revokeContribution")).toContain(`revoke:${contributionId}`)
    await revokeContribution(world.job, { contributionId })
    const shown = await getContribution({ ...as(ben), vault: away }, { contributionId })
    expect(shown).toMatchObject({ state: "revoked", gate: { refusedSince: null, lastReadAt: null } })
  })

  test("lets the same rows be contributed again", async () => {
    const rows = [{ text: "once more, with consent" }]
    const first = await contributeRows(world, ann, rows)
    const refused = await contributeRows(world, ben, rows)
    expect(await getContribution(as(ben), refused)).toMatchObject({ state: "rejected" })
    await revokeContribution(as(ann), { contributionId: first.contributionId })
    const again = await contributeRows(world, ann, rows)
    expect(await getContribution(as(ann), again)).toMatchObject({ state: "accepted" })
  })
})
